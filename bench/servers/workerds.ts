import { rmSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { repository } from "../../dev/start/settings.ts"
import { bundleScript } from "../../dev/workerd/bundle-script.ts"
import { runWorkerd, type Workerd } from "../../dev/workerd/run-workerd.ts"
import { dataFolder } from "./data-folder.ts"
import { startProgram } from "./start-program.ts"

const workers = fileURLToPath(new URL("../workers", import.meta.url))

export interface Running extends AsyncDisposable {
  /** `ws://127.0.0.1:9500` */
  url: string
  workerd: Workerd
}

/**
 * The shipped Organization class in the real runtime. Its archive writes to a stand-in for Neon in a process of its own:
 * alarms and batches are real work of the object, Postgres is another machine's.
 */
export const startParley = (how: How = {}): Promise<Running> =>
  startShipped("parley.worker.ts", { ORGANIZATION: "Organization" }, how)

/** The same, and the bare object beside it, with a diary of when they were in memory (diary.ts). */
export const startWatched = (): Promise<Running> =>
  startShipped("watched.worker.ts", { ORGANIZATION: "WatchedOrganization", ONE_INSERT: "WatchedOneInsert" })

/** The same, and every row that it reads or writes is counted (counted.worker.ts). */
export const startCounted = (): Promise<Running> =>
  startShipped("counted.worker.ts", { COUNTED: "CountedOrganization" }, { replace: countedModules })

interface How {
  replace?: Record<string, string>
  inspected?: boolean
}

const product = (name: string): string => join(repository, ...name.split("/"))

const countedModules = {
  [product("worker/org/durable-sql.ts")]: join(workers, "counted-sql.worker.ts"),
  [product("worker/org/wake-alarm.ts")]: join(workers, "counted-alarm.worker.ts"),
  [product("worker/org/archive.ts")]: join(workers, "counted-archive.worker.ts"),
}

async function startShipped(
  entry: string,
  classes: Record<string, string>,
  { replace = {}, ...how }: How = {},
): Promise<Running> {
  const neon = await startProgram("neon-stand-in.ts")
  const bundle = await bundleScript({
    entry: join(workers, entry),
    replace: { [product("protocol/limits.ts")]: join(workers, "raised-limits.ts"), ...replace },
  })
  const variables = {
    DATABASE_URL: "postgres://bench:bench@neon.example/bench",
    DATABASE_HTTP_URL: `http://127.0.0.1:${neon.port}/sql`,
  }
  return start({ bundle, classes, variables, ...how }, async said => {
    await neon[Symbol.asyncDispose]()
    if (said.includes("put off")) throw new Error(`The archive did not run:\n${said}`)
  })
}

/** The bare objects, and the room on partyserver. */
export async function startFloors(): Promise<Running> {
  const bundle = await bundleScript({ entry: join(workers, "floors.worker.ts") })
  const classes = {
    ECHO: "Echo",
    ONE_INSERT: "OneInsert",
    PLAIN_READ: "PlainRead",
    ROOM: "Room",
    AWAKE_ROOM: "AwakeRoom",
  }
  return start({ bundle, classes }, async () => {})
}

/** An agent on `@cloudflare/ai-chat` that asks this model, at `/name`. */
export async function startAgent(model: { url: string; script: string }): Promise<Running> {
  const bundle = await bundleScript({
    entry: join(workers, "ai-chat.worker.ts"),
    replace: { "cloudflare:email": join(workers, "no-mail.worker.ts") },
  })
  const variables = { MODEL_URL: model.url, MODEL: model.script }
  return start({ bundle, classes: { AI_CHAT: "AiChat" }, variables }, async () => {})
}

async function start(
  script: Omit<Parameters<typeof runWorkerd>[0], "folder">,
  afterwards: (said: string) => Promise<void>,
): Promise<Running> {
  const folder = dataFolder()
  const workerd = await runWorkerd({ ...script, folder })
  return {
    url: workerd.url.replace("http", "ws"),
    workerd,
    [Symbol.asyncDispose]: async () => {
      await workerd.kill()
      rmSync(folder, { recursive: true, force: true })
      await afterwards(workerd.said())
    },
  }
}

import { mkdtempSync, readdirSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { DatabaseSync } from "node:sqlite"
import { z } from "zod"
import { type Entry, entry } from "../../../protocol/entry.ts"
import { migrate } from "../../migrations/migrate.ts"
import { embedded } from "../../postgres/embedded.ts"
import { endpoint } from "../../postgres/endpoint.ts"
import { repository } from "../../start/settings.ts"
import { bundleScript } from "../../workerd/bundle-script.ts"
import { runWorkerd } from "../../workerd/run-workerd.ts"
import { countingEngine, type Writes } from "./counting-engine.ts"
import { keptPeople } from "./kept-people.ts"

export const origin = "http://localhost:8788"
const connectionString = "postgres://parley:parley@localhost/parley"

export interface WatchedWorker {
  url: string
  writes: Writes
  /** To be called when everybody is there: from then on they can be brought back. */
  keepPeople(): Promise<{ restore(): Promise<void> }>
  /** Ends it, and gives every entry that an organization has stored. */
  end(): Promise<Entry[]>
}

/** The Worker that ships, in the runtime it ships for, over an embedded Postgres that remembers what is written to it. */
export async function startWatchedWorker(): Promise<WatchedWorker> {
  const folder = mkdtempSync(join(tmpdir(), "parley-fuzz-"))
  const engine = await embedded("memory://")
  const counting = countingEngine(engine)
  const postgres = await endpoint(counting, { connectionString })
  await migrate({ connectionString, httpUrl: postgres.url })
  const path = (name: string) => join(repository, name)
  const bundle = await bundleScript({
    entry: path("worker/index.ts"),
    replace: { [path("protocol/limits.ts")]: path("dev/fuzz/bodies/raised-limits.ts") },
  })
  const variables = {
    ...{ DATABASE_URL: connectionString, DATABASE_HTTP_URL: postgres.url, JURISDICTIONS: "none" },
    ...{ PUBLIC_ORIGIN: origin, MAIL_FROM: "hello@parley.example" },
    BETTER_AUTH_SECRET: "a secret that only the fuzzer knows, 32 characters and more",
  }
  const workerd = await runWorkerd({
    folder,
    bundle,
    classes: { ORGANIZATION: "Organization", ASSISTANT: "AssistantTurn", COURIER: "Courier" },
    variables,
  })
  return {
    url: workerd.url,
    writes: counting,
    keepPeople: () => keptPeople(engine),
    end: async () => {
      await workerd.stop()
      await postgres.close()
      const stored = entriesIn(join(folder, "objects", "Organization"))
      rmSync(folder, { recursive: true, force: true })
      return stored
    },
  }
}

const row = z.object({ data: z.string() })

function entriesIn(folder: string): Entry[] {
  const files = readdirSync(folder).filter(name => name.endsWith(".sqlite") && name !== "metadata.sqlite")
  return files.flatMap(file => {
    const database = new DatabaseSync(join(folder, file), { readOnly: true })
    const rows = database.prepare("select data from entry order by seq").all()
    database.close()
    return rows.map(one => entry.parse(JSON.parse(row.parse(one).data)))
  })
}

import { accessSync, constants, existsSync, mkdirSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { Trouble } from "../start/trouble.ts"
import { embedded } from "./embedded.ts"
import type { Engine } from "./engine.ts"
import { remote } from "./remote.ts"

/** The Postgres inside PGlite; it cannot open a folder that another version wrote. */
export const embeddedWriter = "Postgres 18"

/** Opens the Postgres that was asked for. Throws `Trouble` that says why it cannot be opened and what to do. */
export async function openEngine(asked: {
  dataFolder?: string | undefined
  databaseUrl?: string | undefined
}): Promise<Engine> {
  if (asked.databaseUrl !== undefined) return openRemote(asked.databaseUrl)
  if (asked.dataFolder !== undefined) return openEmbedded(asked.dataFolder)
  throw new Error("Neither a data folder nor a DATABASE_URL was given")
}

async function openEmbedded(folder: string): Promise<Engine> {
  const remedy = "Move it away to start with an empty one, or name another with PARLEY_DATA"
  try {
    mkdirSync(folder, { recursive: true })
    accessSync(folder, constants.R_OK | constants.W_OK)
    readdirSync(folder)
  } catch (error) {
    throw new Trouble(`The database folder ${folder} cannot be read and written (${reasonOf(error)})`, remedy)
  }
  const version = writtenBy(folder)
  if (version !== undefined && version !== embeddedWriter)
    throw new Trouble(`The database folder ${folder} was written by ${version}, not by ${embeddedWriter}`, remedy)
  try {
    return await embedded(folder)
  } catch (error) {
    throw new Trouble(`The database folder ${folder} is broken (${reasonOf(error)})`, remedy, { cause: error })
  }
}

/** Who wrote a folder that has something in it. */
function writtenBy(folder: string): string | undefined {
  if (readdirSync(folder).length === 0) return undefined
  const file = join(folder, "PG_VERSION")
  return existsSync(file) ? `Postgres ${readFileSync(file, "utf8").trim()}` : "something else"
}

async function openRemote(databaseUrl: string): Promise<Engine> {
  const { hostname, port, pathname, username } = new URL(databaseUrl)
  try {
    return await remote(databaseUrl)
  } catch (error) {
    const server = `${hostname || "localhost"}:${port || 5432}`
    const code = error instanceof Error ? String(Reflect.get(error, "code")) : ""
    const name = decodeURIComponent(username)
    const known: Record<string, [string, string]> = {
      ECONNREFUSED: [`No Postgres listens on ${server}`, "Start it, or correct DATABASE_URL"],
      ENOTFOUND: [`The host ${hostname} of DATABASE_URL is not known`, "Correct DATABASE_URL, or check the network"],
      "28P01": [`Postgres on ${server} refused the password of ${name}`, "Correct DATABASE_URL"],
      "28000": [`Postgres on ${server} refused the user ${name}`, "Correct DATABASE_URL"],
      "3D000": [`Postgres on ${server} has no database ${pathname.slice(1)}`, "Create it, or correct DATABASE_URL"],
    }
    const [reason, remedy] = known[code] ?? [
      `Postgres on ${server} cannot be used (${reasonOf(error)})`,
      "Check DATABASE_URL",
    ]
    throw new Trouble(reason, remedy, { cause: error })
  }
}

function reasonOf(error: unknown): string {
  return (
    (error instanceof Error ? error.message : String(error)).split("\n", 1)[0]?.replace(/\.$/, "") || "no reason given"
  )
}

import { dirname, resolve } from "node:path"
import { fileURLToPath } from "node:url"
import { type AssistantVariables, readAssistantVariables } from "./assistant-variables.ts"
import { Trouble } from "./trouble.ts"

export const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

export interface Settings {
  /** Where people find the page. */
  port: number
  /** The page's origin, exactly as browsers send it. */
  origin: string
  /** Everything that outlives a run: Postgres, objects, secrets, logs. Ignored by git. */
  dataFolder: string
  /** A Postgres of the person's own; left out, the embedded one is used. */
  databaseUrl: string | undefined
  /** Which model the assistant answers with. */
  assistant?: AssistantVariables
}

/** Reads the environment: `PORT`, `PUBLIC_ORIGIN`, `PARLEY_DATA`, `DATABASE_URL`, `ASSISTANT_MODEL`, `ASSISTANT_API_KEY`. */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const port = Number(environment.PORT || 8788)
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Trouble(`PORT is "${environment.PORT}", which is not a port`, "Give a number from 1 to 65535")
  const databaseUrl = environment.DATABASE_URL || undefined
  if (databaseUrl !== undefined && !/^postgres(ql)?:$/.test(URL.parse(databaseUrl)?.protocol ?? ""))
    throw new Trouble(
      "DATABASE_URL is not a Postgres connection string",
      "It looks like postgres://user:password@host/database; leave it out to use the embedded Postgres",
    )
  return {
    port,
    origin: environment.PUBLIC_ORIGIN || `http://localhost:${port}`,
    dataFolder: resolve(repository, environment.PARLEY_DATA || ".parley"),
    databaseUrl,
    assistant: readAssistantVariables(environment),
  }
}

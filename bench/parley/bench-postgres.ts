import { rmSync } from "node:fs"
import { migrate } from "../../dev/migrations/migrate.ts"
import { startPostgres } from "../../dev/start/postgres.ts"
import { type Database, database } from "../../drizzle/client.ts"

import { dataFolder } from "../servers/data-folder.ts"

export interface BenchPostgres {
  database: Database
  /** What a Worker is configured with to find it. */
  variables: { DATABASE_URL: string; DATABASE_HTTP_URL: string }
  folder: string
  stop(): Promise<void>
}

/**
 * The embedded Postgres behind Neon's HTTP contract, with Parley's tables, in a folder of its own and in a process of its
 * own: it takes no time from the clients that measure.
 */
export async function startBenchPostgres(): Promise<BenchPostgres> {
  const folder = dataFolder()
  const settings = { port: 0, origin: "", dataFolder: folder, databaseUrl: undefined }
  const lost = (reason: string) => {
    throw new Error(`Postgres ended during a measurement (${reason})`)
  }
  const running = await startPostgres(settings, { restarted: (_pid, reason) => lost(reason), lost })
  await migrate(running.address)
  const { connectionString, httpUrl } = running.address
  const variables = { DATABASE_URL: connectionString, DATABASE_HTTP_URL: httpUrl }
  return {
    database: database(variables),
    variables,
    folder,
    stop: async () => {
      await running.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

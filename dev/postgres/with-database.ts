import { join } from "node:path"
import { runningParley } from "../start/run-record.ts"
import { localConnectionString } from "../start/secrets.ts"
import type { Settings } from "../start/settings.ts"
import { type DatabaseAddress, isNeon } from "./address.ts"
import { endpoint } from "./endpoint.ts"
import { openEngine } from "./open-engine.ts"

/**
 * Lends the database that the settings mean: Neon itself, the endpoint of the Parley that is running over this data folder
 * (the embedded Postgres has room for one process), or an endpoint opened for as long as it is used.
 */
export async function withDatabase<T>(settings: Settings, use: (address: DatabaseAddress) => Promise<T>): Promise<T> {
  const { databaseUrl, dataFolder } = settings
  if (databaseUrl && isNeon(databaseUrl)) return use({ connectionString: databaseUrl })
  const connectionString = localConnectionString(dataFolder)
  const port = databaseUrl ? undefined : runningParley(dataFolder)?.ports.postgres
  if (port) return use({ connectionString, httpUrl: `http://127.0.0.1:${port}/sql` })

  const served = await endpoint(await openEngine({ dataFolder: join(dataFolder, "postgres"), databaseUrl }), {
    connectionString,
  })
  try {
    return await use({ connectionString, httpUrl: served.url })
  } finally {
    await served.close()
  }
}

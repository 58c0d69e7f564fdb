import { existsSync } from "node:fs"
import { join } from "node:path"
import { neon, neonConfig } from "@neondatabase/serverless"
import { pendingMigrations } from "../migrations/migrate.ts"
import { embedded } from "../postgres/embedded.ts"
import { withDatabase } from "../postgres/with-database.ts"
import type { Settings } from "../start/settings.ts"
import { type Finding, fatal, fine, warning } from "./finding.ts"

/** The embedded Postgres as such, whatever is in the data folder. */
export async function embeddedPostgresCheck(): Promise<Finding> {
  try {
    const engine = await embedded("memory://")
    const { rows } = await engine.run({ query: "show server_version", params: [] })
    await engine.close()
    return fine(`Embedded Postgres ${rows[0]?.[0]} starts`)
  } catch (error) {
    return fatal(
      `The embedded Postgres does not start (${error})`,
      "Use a Postgres of your own: DATABASE_URL=postgres://…",
    )
  }
}

/** The database that `npm start` would use, and whether it is up to date. */
export async function databaseCheck(settings: Settings): Promise<Finding> {
  const name = settings.databaseUrl ? "The database of DATABASE_URL" : "The embedded database"
  if (!settings.databaseUrl && !existsSync(join(settings.dataFolder, "postgres")))
    return fine("No data yet; npm start makes the database")
  const pending = await withDatabase(settings, pendingMigrations)
  if (pending.length === 0) return fine(`${name} is up to date`)
  return warning(
    `${name} lacks ${pending.map(({ name }) => name).join(", ")}`,
    "npm start runs them, and so does npm run db:migrate",
  )
}

/** Whether embeddings can take part in finding knowledge. Without them it is found by its words. */
export async function vectorsCheck(settings: Settings): Promise<Finding> {
  if (!settings.databaseUrl) return fine("The embedded Postgres brings pgvector")
  const [found] = await withDatabase(settings, ({ connectionString, httpUrl }) => {
    if (httpUrl) neonConfig.fetchEndpoint = httpUrl
    return neon(connectionString)`select to_regtype('vector') is not null as there`
  })
  if (found?.there) return fine("The database of DATABASE_URL has pgvector")
  return fine(
    "The database of DATABASE_URL has no pgvector: knowledge is found by its words alone. To use embeddings too, " +
      "install pgvector and run there: create extension vector",
  )
}

import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { neon, neonConfig } from "@neondatabase/serverless"
import { generateDrizzleJson, generateMigration, upPgSnapshot } from "drizzle-kit/api"
import { z } from "zod"
import type { DatabaseAddress } from "../postgres/address.ts"
import { repository } from "../start/settings.ts"
import { migrate } from "./migrate.ts"

/**
 * Brings a database to the schema as it is in the sources, written as a migration or not, and says what it ran: for trying
 * things out. drizzle-kit's own push compares with what it reads in the database and then makes composite keys anew each
 * time; this compares with what was last pushed or migrated, which is kept in the database.
 */
export async function push(address: DatabaseAddress, tables?: Record<string, unknown>): Promise<string[]> {
  await migrate(address)
  if (address.httpUrl) neonConfig.fetchEndpoint = address.httpUrl
  const sql = neon(address.connectionString)
  await sql`create table if not exists drizzle.pushed (migrated text primary key, snapshot jsonb not null)`
  const newest = newestSnapshot()
  const [kept] = await sql`select snapshot from drizzle.pushed where migrated = ${newest.id}`
  const before = kept ? snapshot.parse(kept.snapshot) : newest
  const after = generateDrizzleJson(tables ?? (await sourceTables()), before.id)
  const statements = await generateMigration(upPgSnapshot(before), after)
  await sql.transaction([
    ...statements.map(statement => sql.query(statement)),
    sql`insert into drizzle.pushed (migrated, snapshot) values (${newest.id}, ${JSON.stringify(after)}::jsonb)
      on conflict (migrated) do update set snapshot = excluded.snapshot`,
  ])
  return statements
}

const snapshot = z.looseObject({ id: z.string() })

/** The schema that all written migrations together make. */
function newestSnapshot(): z.infer<typeof snapshot> {
  const newest = globSync("migrations/meta/*_snapshot.json", { cwd: repository }).sort().at(-1)
  if (newest === undefined) throw new Error("There are no migrations yet: run npm run db:generate")
  return snapshot.parse(JSON.parse(readFileSync(join(repository, newest), "utf8")))
}

/** Everything that the schema's files export. */
export async function sourceTables(): Promise<Record<string, unknown>> {
  const files = globSync("drizzle/schema/*.ts", { cwd: repository })
  const parts = await Promise.all(files.map((file): Promise<object> => import(join(repository, file))))
  return Object.assign({}, ...parts)
}

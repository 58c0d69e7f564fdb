import { neon, neonConfig } from "@neondatabase/serverless"
import type { DatabaseAddress } from "../postgres/address.ts"
import { type Migration, writtenMigrations } from "./written-migrations.ts"

/**
 * Brings a database up to date over Neon's HTTP contract, and says which migrations it ran. drizzle-orm's own HTTP migrator
 * sends one request per statement, so a failing migration would stay half applied; here each is one transaction. The
 * bookkeeping is drizzle's, so drizzle-kit and drizzle-orm understand what was done.
 */
export async function migrate(address: DatabaseAddress): Promise<string[]> {
  const sql = client(address)
  await sql.transaction([
    sql`create schema if not exists drizzle`,
    sql`create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
  ])
  const pending = await pendingMigrations(address)
  for (const { hash, folderMillis, sql: statements } of pending)
    await sql.transaction([
      ...statements.filter(statement => statement.trim() !== "").map(statement => sql.query(statement)),
      sql`insert into drizzle.__drizzle_migrations (hash, created_at) values (${hash}, ${folderMillis})`,
    ])
  return pending.map(({ name }) => name)
}

/** The migrations that this database has not seen, oldest first. */
export async function pendingMigrations(address: DatabaseAddress): Promise<Migration[]> {
  const sql = client(address)
  const [kept] = await sql`select to_regclass('drizzle.__drizzle_migrations') is not null as known`
  const [last] = kept?.known ? await sql`select max(created_at) as newest from drizzle.__drizzle_migrations` : []
  const newest = Number(last?.newest ?? 0)
  return writtenMigrations().filter(migration => migration.folderMillis > newest)
}

function client({ connectionString, httpUrl }: DatabaseAddress) {
  if (httpUrl) neonConfig.fetchEndpoint = httpUrl
  return neon(connectionString)
}

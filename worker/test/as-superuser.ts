import { sql } from "drizzle-orm"
import type { Database } from "../../drizzle/client.ts"

/**
 * First in a batch, it lets a test see and write everything, as the superuser who opened the tests' Postgres. Otherwise a test
 * is shown what the Worker is shown: outside of a scope (drizzle/scope.ts) no row of a tenant.
 */
export function asSuperuser(database: Database) {
  return database.execute(sql`set local session authorization postgres`)
}

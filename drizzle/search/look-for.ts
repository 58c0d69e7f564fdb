import { sql } from "drizzle-orm"
import type { Database } from "../client.ts"

/**
 * Within a tenant's scope: from here on its words show the rows that this query finds, and no others (../schema/policies.ts).
 * Until then they show none.
 */
export function lookFor(database: Database, tsquery: string) {
  return database.execute(sql`select set_config('app.search', ${tsquery}, true)`)
}

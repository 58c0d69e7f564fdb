import { sql } from "drizzle-orm"
import type { Database } from "../client.ts"
import { given } from "../planned.ts"
import type { Query } from "./query-of.ts"

/** What a search is for, as its statement reads it. */
export const asked = {
  organization: sql`${given("app.asked_organization")}::uuid`,
  variants: sql`${given("app.asked_variants")}::jsonb`,
  grams: sql`${given("app.asked_grams")}::jsonb`,
  /** Null for a question that was not embedded. */
  embedding: sql`nullif(${given("app.asked_embedding")}, '')::real[]`,
  limit: sql`${given("app.asked_limit")}::int`,
}

/** Puts it there, for the rest of the transaction. */
export function ask(
  database: Database,
  {
    organizationId,
    query,
    limit,
    embedding,
  }: { organizationId: string; query: Query; limit: number; embedding?: number[] | undefined },
) {
  return database.execute(sql`
    select set_config('app.asked_organization', ${organizationId}, true),
      set_config('app.asked_variants', ${JSON.stringify(query.variants)}, true),
      set_config('app.asked_grams', ${JSON.stringify(query.grams)}, true),
      set_config('app.asked_embedding', ${embedding ? `{${embedding.join()}}` : ""}, true),
      set_config('app.asked_limit', ${String(limit)}, true)`)
}

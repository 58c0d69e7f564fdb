import { sql } from "drizzle-orm"
import { z } from "zod"
import type { Database } from "../client.ts"
import { within } from "../scope.ts"
import type { Search } from "./read-search.ts"

/** How far a search has to look: entries from `low` to `high`. `asOf` is the newest that is archived. */
export interface Horizon {
  asOf: number
  low: number
  high: number
  /** When the first of all was said, milliseconds since 1970. */
  firstAt: number
}

/**
 * Where in the stream the days of a search are, found by halving: entries come in the order of their time, but for clocks that
 * were set, so this only says where to look, a piece more on both sides (blocks.ts), and not what is in it.
 */
export async function horizonOf(database: Database, organizationId: string, search: Search): Promise<Horizon> {
  const at = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString())
  const asked = database.execute(sql`
    with recursive archived as (
      select coalesce((select seq from archive_checkpoints where organization_id = ${organizationId}), 0) as seq
    ), halving (bound, low, high) as (
      select bound, 0::bigint, (select seq from archived) from (values (${at(search.after)}::timestamptz), (${at(search.before)}::timestamptz)) as bounds(bound)
      where bound is not null
      union all
      select bound, case when is_before then middle else low end, case when is_before then high else middle end
      from (
        select bound, low, high, (low + high + 1) / 2 as middle, coalesce((
          select created_at < bound from messages
          where organization_id = ${organizationId} and stream_id = ${organizationId} and seq = (low + high + 1) / 2), false) as is_before
        from halving where high - low > 1
      ) halves
    )
    select (select seq from archived) as as_of,
      (select extract(epoch from created_at) * 1000 from messages
        where organization_id = ${organizationId} and stream_id = ${organizationId} and seq = 1)::bigint as first_at,
      (select max(low) from halving where bound = ${at(search.after)}::timestamptz) as low,
      (select min(high) from halving where bound = ${at(search.before)}::timestamptz) as high`)
  const [{ rows }] = await within(database, { kind: "tenants", organizationIds: [organizationId] }, [asked])
  const { as_of, first_at, low, high } = row.parse(rows[0])
  return { asOf: as_of, low: low ?? 0, high: high ?? as_of, firstAt: first_at ?? Date.now() }
}

const bound = z.coerce.number().int().nullable()
const row = z.object({ as_of: z.coerce.number().int(), first_at: bound, low: bound, high: bound })

import { type SQL, sql } from "drizzle-orm"
import { z } from "zod"
import type { Report, Waits } from "../../protocol/report.ts"
import type { Database } from "../client.ts"
import { type Asked, counted, kind, staffMessage } from "./span.ts"

/** From each time that a person was asked for in these days to the first word of a person, however much later that came. */
export const firstResponseQuery = (database: Database, asked: Asked) =>
  database.execute(sql`
    with asked as materialized (select m.conversation_id, m.seq, m.created_at from messages m where ${counted(asked, kind("escalated"))}),
    ended as (
      select ending.kind, ${msBetween(sql`asked.created_at`, sql`ending.created_at`)} as ms
      from asked left join lateral (
        select m.kind, m.created_at from messages m
        where m.conversation_id = asked.conversation_id and m.organization_id = ${asked.organizationId} and m.seq > asked.seq
          and (${staffMessage} or ${kind("cancelled", "resolved", "merged")} or ${toAssistant})
        order by m.seq limit 1
      ) ending on true
    )
    select ${percentiles(sql`kind = 'message'`)}, count(*) filter (where kind <> 'message') as "gaveUp",
      count(*) filter (where kind is null) as waiting
    from ended`)

/**
 * Between two messages of the team in these days, from the first message of the customer after the one to the other. What
 * comes between them must not end the talk.
 */
export const nextResponseQuery = (database: Database, asked: Asked) =>
  database.execute(sql`
    with spoken as materialized (select distinct m.conversation_id from messages m where ${counted(asked, staffMessage)}),
    events as (
      select m.conversation_id, m.seq, m.created_at, case when m.kind <> 'message' then 'end' else m.sender_type end as by
      from messages m
      where ${counted(asked, sql`(${kind("message")} and m.sender_type in ('staff', 'customer') or ${endings})`)}
        and m.conversation_id in (select conversation_id from spoken)
    ), pieces as (
      select *, count(*) filter (where by <> 'customer') over (partition by conversation_id order by seq) as piece from events
    ), heads as (
      select conversation_id, piece, bool_or(by = 'staff') as spoke, min(created_at) filter (where by = 'staff') as said,
        (array_agg(created_at order by seq) filter (where by = 'customer'))[1] as asked
      from pieces group by conversation_id, piece
    ), replies as (
      select said, lag(spoke) over past as spoke, lag(asked) over past as asked from heads
      window past as (partition by conversation_id order by piece)
    ), waited as (
      select ${msBetween(sql`asked`, sql`said`)} as ms from replies where said is not null and spoke and asked is not null
    )
    select ${percentiles(sql`true`)} from waited`)

/** From the beginning, or from when it was last opened again, to each time that a person resolved it in these days. */
export const resolutionQuery = (database: Database, asked: Asked) =>
  database.execute(sql`
    with ended as materialized (
      select m.conversation_id, m.seq, m.created_at from messages m
      where ${counted(asked, kind("resolved"))} and m.body ->> 'cause' is null
    ), taken as (
      select ${msBetween(sql`begun.created_at`, sql`ended.created_at`)} as ms
      from ended join lateral (
        select m.created_at from messages m
        where m.conversation_id = ended.conversation_id and m.organization_id = ${asked.organizationId} and m.seq < ended.seq
          and ${kind("opened", "reopened")}
        order by m.seq desc limit 1
      ) begun on true
    )
    select ${percentiles(sql`true`)} from taken`)

const toAssistant = sql`m.kind = 'released' and m.body ->> 'to' = 'assistant'`

const endings = kind("escalated", "cancelled", "resolved", "reopened", "merged", "released")

const msBetween = (from: SQL, to: SQL): SQL => sql`round(extract(epoch from ${to} - ${from}) * 1000)::bigint`

/** Waits that came to be, none of them interpolated. */
const percentiles = (which: SQL): SQL => sql`
  count(*) filter (where ${which}) as count,
  percentile_disc(0.5) within group (order by ms) filter (where ${which}) as "p50Ms",
  percentile_disc(0.9) within group (order by ms) filter (where ${which}) as "p90Ms"`

const number = z.coerce.number().int()
const waits = z.object({
  count: number,
  p50Ms: number.nullable(),
  p90Ms: number.nullable(),
})

export const waitsOf = ([only]: unknown[]): Waits => waits.parse(only)

export const firstResponseOf = ([only]: unknown[]): Report["firstResponse"] =>
  waits.extend({ gaveUp: number, waiting: number }).parse(only)

import { sql } from "drizzle-orm"
import { z } from "zod"
import { limits } from "../../protocol/limits.ts"
import type { AgentLoad } from "../../protocol/report.ts"
import type { Database } from "../client.ts"
import { type Asked, counted, kind, localTime, staffMessage } from "./span.ts"

/** Who did how much, and at which hours. A conversation that somebody was given is one that they took. */
export const loadQuery = (database: Database, asked: Asked) =>
  database.execute(sql`
    with done as (
      select m.seq, m.kind, m.conversation_id, m.created_at,
        extract(hour from ${localTime(asked)})::int as hour, date_trunc('hour', m.created_at) as clock_hour,
        case m.kind when 'assigned' then (m.body -> 'agent' ->> 'id')::uuid else m.sender_id end as agent,
        case m.kind when 'assigned' then m.body -> 'agent' ->> 'name' else m.sender_name end as name
      from messages m
      where ${counted(asked, sql`(${staffMessage} or m.sender_type = 'staff' and ${kind("claimed", "resolved")} or ${kind("assigned")})`)}
    ), hours as (
      select agent, hour, count(*) as messages from done where kind = 'message' group by agent, hour
    ), clock_hours as (
      select agent, max(conversations) as busiest from (
        select agent, count(distinct conversation_id) as conversations from done where kind = 'message' group by agent, clock_hour
      ) each_hour group by agent
    )
    select agent as id, (array_agg(name order by seq desc))[1] as name,
      count(*) filter (where kind = 'message') as messages, count(*) filter (where kind in ('claimed', 'assigned')) as claims,
      count(*) filter (where kind = 'resolved') as resolves,
      coalesce((select busiest from clock_hours where clock_hours.agent = done.agent), 0) as "busiestHour",
      (select jsonb_object_agg(hour, messages) from hours where hours.agent = done.agent) as hours
    from done where agent is not null group by agent
    order by 3 desc, 4 desc, 5 desc, 1 limit ${limits.reportAgentsMax}`)

const number = z.coerce.number().int()
const hours = z.record(z.string(), number).nullable()
const row = z.object({
  ...{ id: z.uuid(), name: z.string(), messages: number, claims: number, resolves: number, busiestHour: number },
  hours: z.preprocess(given => (typeof given === "string" ? JSON.parse(given) : given), hours),
})

export const loadOf = (rows: unknown[]): AgentLoad[] =>
  rows.map(one => {
    const { hours, ...agent } = row.parse(one)
    return { ...agent, byHour: Array.from({ length: 24 }, (_, hour) => hours?.[hour] ?? 0) }
  })

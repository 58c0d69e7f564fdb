import { sql } from "drizzle-orm"
import { z } from "zod"
import type { Report } from "../../protocol/report.ts"
import type { Database } from "../client.ts"
import { type Asked, counted, kind, localTime, staffMessage } from "./span.ts"

/** What was begun, handed over and resolved, by day and by hour of the day. */
export const volumeQuery = (database: Database, asked: Asked) =>
  database.execute(sql`
    select to_char(local, 'YYYY-MM-DD') as day, extract(hour from local)::int as hour,
      count(*) filter (where kind = 'opened') as started, count(*) filter (where kind = 'escalated') as escalated,
      count(*) filter (where kind = 'resolved') as resolved
    from (select ${localTime(asked)} as local, m.kind from messages m where ${counted(asked, kind("opened", "escalated", "resolved"))}) events
    group by grouping sets ((1), (2), ())`)

/** Where the conversations that began in these days were dealt with. */
export const channelsQuery = (database: Database, asked: Asked) =>
  database.execute(sql`
    with begun as materialized (select m.conversation_id from messages m where ${counted(asked, kind("opened"))}),
    judged as (
      select exists (${entriesOf(asked)} and (${kind("claimed", "assigned")} or ${staffMessage})) as person,
        exists (${entriesOf(asked)} and ${kind("escalated")}) as escalated,
        exists (${entriesOf(asked)} and ${kind("answer")}) as answered
      from begun
    )
    select count(*) filter (where person) as person, count(*) filter (where escalated and not person) as "nobodyCame",
      count(*) filter (where answered and not escalated and not person) as assistant,
      count(*) filter (where not answered and not escalated and not person) as neither
    from judged`)

const entriesOf = ({ organizationId }: Asked) =>
  sql`select from messages m where m.conversation_id = begun.conversation_id and m.organization_id = ${organizationId}`

const number = z.coerce.number().int()
const counts = { started: number, escalated: number, resolved: number }
const row = z.object({ day: z.string().nullable(), hour: number.nullable(), ...counts })
const channelsRow = z.object({ assistant: number, person: number, nobodyCame: number, neither: number })

const dayMs = 86_400_000

/** Every day and every hour has its place, also those in which nothing happened. */
export function volumeOf(asked: Asked, rows: unknown[]): Pick<Report, "total" | "byDay" | "byHour"> {
  const read = rows.map(one => row.parse(one))
  const none = { started: 0, escalated: 0, resolved: 0 }
  const byDay = new Map(read.map(({ day, hour: _none, ...counts }) => [day, counts]))
  const byHour = new Map(read.filter(one => one.day === null).map(({ day: _none, hour, ...counts }) => [hour, counts]))
  const first = Date.parse(asked.from)
  const days = (Date.parse(asked.to) - first) / dayMs + 1
  return {
    total: byHour.get(null) ?? none,
    byDay: Array.from({ length: days }, (_, at) => {
      const day = new Date(first + at * dayMs).toISOString().slice(0, 10)
      return { day, ...(byDay.get(day) ?? none) }
    }),
    byHour: Array.from({ length: 24 }, (_, hour) => ({ hour, ...(byHour.get(hour) ?? none) })),
  }
}

export const channelsOf = ([only]: unknown[]): Report["channels"] => channelsRow.parse(only)

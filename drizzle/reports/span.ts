import { type SQL, sql } from "drizzle-orm"
import type { ReportQuery } from "../../protocol/report.ts"

/** What a report is about. */
export interface Asked extends ReportQuery {
  organizationId: string
  timeZone: string
}

/** What an entry of this organization has to meet to be counted: its kinds, its days, its conversation. `m` is the table of entries. */
export const counted = (asked: Asked, kinds: SQL): SQL =>
  sql`m.organization_id = ${asked.organizationId} and ${kinds} and ${inDays(asked)} and ${inConversations(asked)}`

export const kind = (...kinds: string[]): SQL => sql`m.kind in (${sql.raw(kinds.map(one => `'${one}'`).join(", "))})`

/** A word of a person to the customer. */
export const staffMessage = sql`m.kind = 'message' and m.sender_type = 'staff'`

/** On the wall clock of the organization. */
export const localTime = ({ timeZone }: Asked): SQL => sql`(m.created_at at time zone ${timeZone}::text)`

const inDays = ({ from, to, timeZone }: Asked): SQL => sql`
  m.created_at >= (${from}::date::timestamp at time zone ${timeZone}::text)
  and m.created_at < ((${to}::date + 1)::timestamp at time zone ${timeZone}::text)`

/** Those that the report is narrowed down to. */
function inConversations(asked: Asked): SQL {
  const { organizationId, label, agent } = asked
  const labelled = sql`m.conversation_id in (
    select id from conversations where organization_id = ${organizationId}
      and summary @> ${JSON.stringify({ work: { labels: [label] } })}::jsonb)`
  const handled = sql`m.conversation_id in (
    select w.conversation_id from (select * from messages m where m.organization_id = ${organizationId} and ${inDays(asked)}
      and (${staffMessage} or ${kind("claimed", "assigned")})) w
    where w.kind <> 'assigned' and w.sender_id = ${agent}::uuid or w.kind = 'assigned' and w.body -> 'agent' ->> 'id' = ${agent}::text)`
  return sql`${label === undefined ? sql`true` : labelled} and ${agent === undefined ? sql`true` : handled}`
}

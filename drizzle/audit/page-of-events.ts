import { type SQL, sql } from "drizzle-orm"
import { z } from "zod"
import { type AuditEvent, type AuditFilters, auditEvent, auditedKinds } from "../../protocol/audit.ts"
import { limits } from "../../protocol/limits.ts"
import type { Database } from "../client.ts"
import { within } from "../scope.ts"
import { detailsOfSaid } from "./details-of-said.ts"

/** The sort key: newest first. Milliseconds since 1970, then the number in the stream (0 outside of it), then the id. */
export const auditKey = z.tuple([z.int(), z.int(), z.uuid()])
export type AuditKey = z.infer<typeof auditKey>

/**
 * What staff did, in conversations and to the organization, newest first, and the key to go on from. With a text only so many
 * events are looked through, so that a page may have few or none and still be followed by another.
 */
export async function pageOfEvents(
  database: Database,
  organizationId: string,
  asked: AuditFilters & { after: AuditKey | null; limit: number },
): Promise<{ events: AuditEvent[]; next: AuditKey | null }> {
  const { text, limit } = asked
  const scannedMax = text === undefined ? limit + 1 : limits.auditScannedMax
  const scope = { kind: "tenants" as const, organizationIds: [organizationId] }
  const [{ rows }] = await within(database, scope, [
    database.execute(sql`
      with scanned as materialized (
        select events.*, coalesce(subject, customer_name) as named
        from (
          (${recorded(organizationId, asked, scannedMax)}) union all (${said(organizationId, asked, scannedMax)})
          order by at desc, seq desc, id desc limit ${scannedMax}
        ) events
        left join conversations c on c.id = events.conversation_id and c.stream_id = ${organizationId}
      ), hits as (
        select * from scanned where ${contains(text)} order by at desc, seq desc, id desc limit ${limit + 1}
      )
      select (select count(*) from scanned)::int as scanned,
        (select json_build_array(${ms}, seq, id) from scanned order by at, seq, id limit 1) as last,
        (select coalesce(json_agg(json_build_object('id', id, 'at', ${ms}, 'seq', nullif(seq, 0), 'actor',
          json_build_object('id', actor_id, 'name', actor_name), 'action', action, 'subject', named, 'details', details,
          'conversationId', conversation_id) order by at desc, seq desc, id desc), '[]') from hits) as hits`),
  ])
  const { scanned, last, hits } = read.parse(rows[0])
  const events = hits.slice(0, limit)
  const shown = events.at(-1)
  if (hits.length > limit && shown) return { events, next: [shown.at, shown.seq ?? 0, shown.id] }
  return { events, next: text !== undefined && scanned === scannedMax ? last : null }
}

const read = z.object({
  scanned: z.int(),
  last: auditKey.nullable(),
  hits: z.array(auditEvent),
})

const ms = sql`(extract(epoch from at) * 1000)::bigint`

/** What the Worker wrote down as it did it. */
function recorded(organizationId: string, { actor, action, ...span }: Asked, limit: number): SQL {
  return sql`
    select id, at, actor_id, actor_name, action, subject, details, null::uuid as conversation_id,
      0::bigint as seq from audit_events
    where organization_id = ${organizationId} ${between(span, { at: sql`at`, seq: sql`0` })}
      ${actor ? sql`and actor_id = ${actor}` : sql``} ${action ? sql`and action = ${action}` : sql``}
    order by at desc, id desc limit ${limit}`
}

/** What staff are the authors of in the archive; not what they wrote. */
function said(organizationId: string, { actor, action, ...span }: Asked, limit: number): SQL {
  return sql`
    select id, created_at as at, sender_id as actor_id, sender_name as actor_name, 'conversation.' || kind as action,
      null as subject, ${detailsOfSaid} as details, conversation_id, seq from messages
    where organization_id = ${organizationId} and sender_type = 'staff' ${between(span, { at: sql`created_at`, seq: sql`seq` })}
      and kind in (${sql.join(kindsOf(action), sql`, `)}) and sender_id is not null
      ${actor ? sql`and sender_id = ${actor}` : sql``}
    order by created_at desc, seq desc, id desc limit ${limit}`
}

type Asked = Pick<AuditFilters, "actor" | "action" | "from" | "to"> & { after: AuditKey | null }

const kindsOf = (action: AuditFilters["action"]): SQL[] =>
  (action === undefined ? auditedKinds : [action.replace("conversation.", "")]).map(kind => sql`${kind}`)

function between({ from, to, after }: Omit<Asked, "actor" | "action">, { at, seq }: { at: SQL; seq: SQL }): SQL {
  const parts = [
    from === undefined ? null : sql`and ${at} >= ${from}::timestamptz`,
    to === undefined ? null : sql`and ${at} < ${to}::timestamptz`,
    after &&
      sql`and (${at}, ${seq}, id) < (${new Date(after[0]).toISOString()}::timestamptz, ${after[1]}, ${after[2]}::uuid)`,
  ]
  return sql.join(
    parts.filter(part => part !== null),
    sql` `,
  )
}

/** As it is written, whatever its case. */
function contains(text: string | undefined): SQL {
  if (text === undefined) return sql`true`
  return sql`position(lower(${text}) in lower(actor_name || ' ' || coalesce(named, ''))) > 0`
}

import { type SQL, sql } from "drizzle-orm"
import { z } from "zod"
import { type MessageHit, messageHit } from "../../protocol/search.ts"
import type { Database } from "../client.ts"
import { type Scope, within } from "../scope.ts"
import { lookFor } from "./look-for.ts"
import type { Search } from "./read-search.ts"
import { messageQuery } from "./tsquery.ts"

/** A message that has the words, before it is known how well it fits. */
export type Candidate = Omit<MessageHit, "fragment"> & { text: string }

/** The newest messages that have the words under these keys, newest first. */
export async function candidatesUnder(
  database: Database,
  organizationId: string,
  asked: { keys: string[]; search: Search; upTo: number; limit: number },
): Promise<Candidate[]> {
  const { keys, search, upTo, limit } = asked
  const instant = (at: number | null) => (at === null ? null : new Date(at).toISOString())
  // Numbers are not compared as they are, or the index in their order would be taken: all of history for a rare word.
  const seqs = sql`
    select seq from message_words found where found.organization_id = ${organizationId} and seq + 0 <= ${upTo}
      and created_at >= coalesce(${instant(search.after)}::timestamptz, '-infinity')
      and created_at < coalesce(${instant(search.before)}::timestamptz, 'infinity')
    order by seq + 0 desc limit ${limit}`
  const found = [lookFor(database, messageQuery(keys, search)), messages(database, organizationId, seqs)] as const
  const [, { rows }] = await within(database, tenant(organizationId), found)
  return rows.map(candidate)
}

/** Something that was said, by its id. */
export async function candidateById(database: Database, organizationId: string, id: string): Promise<Candidate[]> {
  const seqs = sql`select seq from messages where stream_id = ${organizationId} and id = ${id}`
  const [{ rows }] = await within(database, tenant(organizationId), [messages(database, organizationId, seqs)])
  return rows.map(candidate)
}

const tenant = (organizationId: string): Scope => ({ kind: "tenants", organizationIds: [organizationId] })

function messages(database: Database, organizationId: string, seqs: SQL) {
  return database.execute(sql`
    select m.id, m.conversation_id, m.seq, m.kind, m.sender_type, m.sender_id, m.sender_name, m.text,
      (extract(epoch from m.created_at) * 1000)::bigint as at, c.summary -> 'customer' as customer, c.status
    from (${seqs}) as numbers
    join messages m on m.stream_id = ${organizationId} and m.seq = numbers.seq
    join conversations c on c.id = m.conversation_id and c.stream_id = ${organizationId}
    where m.organization_id = ${organizationId} and m.text is not null and m.kind in ('message', 'note', 'answer')
    order by m.seq desc`)
}

const row = messageHit.pick({ kind: true, customer: true, status: true }).extend({
  id: z.uuid(),
  conversation_id: z.uuid(),
  seq: z.coerce.number().int(),
  at: z.coerce.number().int(),
  sender_type: messageHit.shape.author.shape.kind,
  sender_id: z.uuid().nullable(),
  sender_name: z.string(),
  text: z.string(),
})

function candidate(found: unknown): Candidate {
  const { id, conversation_id, sender_type, sender_id, sender_name, ...rest } = row.parse(found)
  const author = { kind: sender_type, id: sender_id, name: sender_name }
  return { ...rest, entryId: id, conversationId: conversation_id, author }
}

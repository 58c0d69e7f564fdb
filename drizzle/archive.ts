import { sql } from "drizzle-orm"
import type { StoredConversation } from "../protocol/conversation.ts"
import { type Correction, correctionsIn } from "../protocol/corrections.ts"
import type { StoredEntry } from "../protocol/entry.ts"
import { agentOf, escalationOf } from "../protocol/reduce.ts"
import { corrections } from "./archive/corrections.ts"
import type { Database } from "./client.ts"
import { type Scope, within } from "./scope.ts"
import { writeWords } from "./search/write-words.ts"

/**
 * An entry as no other history has it. Its id alone proves nothing: that of an answer is fixed when the answer begins, and after
 * a restore it may end with other words; an operation is sent again under its own.
 */
export interface Mark {
  id: string
  /** When it was said, milliseconds since 1970. */
  at: number
}

/** How far Postgres has come with one organization's stream. */
export interface Checkpoint {
  epoch: string
  seq: number
  /** The entry that has this number in Postgres: proof that both speak of the same history. Null when it is not there. */
  last: Mark | null
}

/** A piece of the stream, without a hole: the entries after `from` up to `to`, and the conversations as they stand at `to`. */
export interface Batch {
  organizationId: string
  epoch: string
  from: number
  to: number
  entries: StoredEntry[]
  conversations: StoredConversation[]
}

/**
 * Writes a batch and moves the checkpoint in one statement, but only if Postgres stands exactly at the batch's start;
 * otherwise it writes nothing. Answers where Postgres stands afterwards, null when it knows nothing of the organization.
 * A batch that was committed although its answer was lost is therefore not written twice, and a wiped archive is noticed.
 */
export async function writeBatch(database: Database, batch: Batch): Promise<Checkpoint | null> {
  const write = database.execute(sql`
    with moved as (
      update archive_checkpoints set seq = ${batch.to}, updated_at = now()
      where organization_id = ${batch.organizationId} and epoch = ${batch.epoch} and seq = ${batch.from}
      returning seq
    ), tenant as (
      select (select id from organization where id = ${batch.organizationId}) as id from moved
    ), written as (
      insert into conversations (id, stream_id, organization_id, user_id, customer_name, status, is_escalated, escalated_reason,
        escalated_at, is_resolved, resolved_at, resolved_by, agent_id, agent_name, agent_joined_at, last_seq, summary, created_at, updated_at)
      -- What is erased is no tenant's any more.
      select r.id, ${batch.organizationId}::uuid, case when r.status <> 'erased' then tenant.id end, (select id from "user" where id = r.user_id), r.customer_name, r.status, r.is_escalated, r.escalated_reason,
        r.escalated_at, r.is_resolved, r.resolved_at, r.resolved_by, r.agent_id, r.agent_name, r.agent_joined_at, r.last_seq, r.summary, r.created_at, r.updated_at
      from tenant, jsonb_to_recordset(${JSON.stringify(conversationRows(batch))}::jsonb) as r(id uuid, user_id uuid,
        customer_name text, status text, is_escalated boolean, escalated_reason text, escalated_at timestamptz, is_resolved boolean,
        resolved_at timestamptz, resolved_by uuid, agent_id uuid, agent_name text, agent_joined_at timestamptz, last_seq bigint,
        summary jsonb, created_at timestamptz, updated_at timestamptz)
      on conflict (id, stream_id) do update set organization_id = excluded.organization_id, user_id = excluded.user_id,
        customer_name = excluded.customer_name, status = excluded.status, is_escalated = excluded.is_escalated,
        escalated_reason = excluded.escalated_reason, escalated_at = excluded.escalated_at, is_resolved = excluded.is_resolved,
        resolved_at = excluded.resolved_at, resolved_by = excluded.resolved_by, agent_id = excluded.agent_id,
        agent_name = excluded.agent_name, agent_joined_at = excluded.agent_joined_at, last_seq = excluded.last_seq,
        summary = excluded.summary, updated_at = excluded.updated_at
      returning id
    ), said as (
      insert into messages (id, stream_id, organization_id, conversation_id, user_id, seq, position, kind, sender_type, sender_id, sender_name, body, text, created_at)
      -- The customer of now comes first: a guest who has just become an account may still be there.
      select r.id, ${batch.organizationId}::uuid, case when r.kind <> 'erased' then tenant.id end, r.conversation_id,
        coalesce((select id from "user" where id = r.customer_id), (select id from "user" where id = r.sender_id)), r.seq, r.position, r.kind,
        r.sender_type, r.sender_id, r.sender_name, r.body, r.text, r.created_at
      from tenant, jsonb_to_recordset(${JSON.stringify(messageRows(batch))}::jsonb) as r(id uuid, conversation_id uuid, customer_id uuid,
        seq bigint, position integer, kind text, sender_type text, sender_id uuid, sender_name text, body jsonb, text text, created_at timestamptz)
      -- A write and its read must not be ordered by chance: the rows they point at are there first.
      where (select count(*) from written) >= 0
      returning id
    ), ${corrections(batch)}, ${writeWords(batch)}, adopted as (
      -- What a guest wrote belongs to the account that the guest has become.
      update messages set user_id = "user".id
      from moved, jsonb_to_recordset(${JSON.stringify(batch.entries.flatMap(adoption))}::jsonb) as r(conversation_id uuid, customer_id uuid), "user"
      where "user".id = r.customer_id and messages.conversation_id = r.conversation_id and messages.sender_type = 'customer'
        and messages.stream_id = ${batch.organizationId}::uuid and messages.id not in (select id from corrected union all select id from emptied)
    )
    select moved.seq, (select count(*) from said) as messages from moved
  `)
  const [moved] = await within(database, stream(batch.organizationId), [write])
  if (moved.rows.length > 0) return { epoch: batch.epoch, seq: batch.to, last: markOf(batch.entries.at(-1)) }
  return checkpoint(database, batch.organizationId)
}

export async function checkpoint(database: Database, organizationId: string): Promise<Checkpoint | null> {
  const read = database.execute<{ epoch: string; seq: string; last_id: string | null; last_at: string }>(sql`
    select stands.epoch, stands.seq, messages.id as last_id,
      (extract(epoch from messages.created_at) * 1000)::bigint as last_at
    from archive_checkpoints stands
    left join messages on messages.stream_id = stands.organization_id and messages.seq = stands.seq
    where stands.organization_id = ${organizationId}`)
  const [{ rows }] = await within(database, stream(organizationId), [read])
  const stands = rows[0]
  if (!stands) return null
  const last = stands.last_id === null ? null : { id: stands.last_id, at: Number(stands.last_at) }
  return { epoch: stands.epoch, seq: Number(stands.seq), last }
}

const markOf = (entry: StoredEntry | undefined): Mark | null => (entry ? { id: entry.id, at: entry.at } : null)

const stream = (organizationId: string): Scope => ({ kind: "stream", organizationId })

const instant = (at: number | null | undefined): string | null => (at == null ? null : new Date(at).toISOString())

/** An erased conversation keeps its row for its entries to point at, and nothing in it. */
function conversationRows({ entries, conversations }: Batch) {
  const living = new Set(conversations.map(({ id }) => id))
  const newest = new Map(entries.map(entry => [entry.conversationId, entry]))
  const gone = [...newest.values()].filter(({ conversationId }) => !living.has(conversationId))
  return [...conversations.map(conversationRow), ...gone.map(erasedRow)]
}

const erasedRow = ({ conversationId, seq, at }: StoredEntry) => ({
  id: conversationId,
  customer_name: "",
  status: "erased",
  is_escalated: false,
  is_resolved: false,
  last_seq: seq,
  summary: {},
  created_at: instant(at),
  updated_at: instant(at),
})

function conversationRow(one: StoredConversation) {
  const { state } = one
  const escalation = escalationOf(state)
  const agent = agentOf(state)
  const resolution = state.status === "resolved" ? state : null
  const { receipts: _notInTheStream, ...summary } = one
  return {
    id: one.id,
    user_id: one.customer.id,
    customer_name: one.customer.name,
    status: state.status,
    is_escalated: state.status === "waiting" || state.status === "claimed",
    escalated_reason: escalation?.reason ?? null,
    escalated_at: instant(escalation?.at ?? (state.status === "claimed" ? state.joinedAt : null)),
    is_resolved: resolution !== null,
    resolved_at: instant(resolution?.at),
    resolved_by: resolution?.by.id ?? null,
    agent_id: agent?.id ?? null,
    agent_name: agent?.name ?? null,
    agent_joined_at: instant(state.status === "claimed" ? state.joinedAt : null),
    last_seq: one.lastSeq,
    summary,
    created_at: instant(one.createdAt),
    updated_at: instant(one.updatedAt),
  }
}

const adoption = ({ body, conversationId }: StoredEntry) =>
  body.type === "customer_changed" ? [{ conversation_id: conversationId, customer_id: body.customer.id }] : []

function messageRows({ entries, conversations }: Batch) {
  const customers = new Map(conversations.map(one => [one.id, one.customer.id]))
  const corrected = correctionsIn(entries)
  return entries.map(entry => ({
    ...messageRow(entry, customers.get(entry.conversationId)),
    text: textOf(entry, corrected.get(entry.id)),
  }))
}

/** What is found and read as said, as it is meant now. */
function textOf({ body }: StoredEntry, correction: Correction | undefined): string | null {
  if (body.type !== "message" && body.type !== "note" && body.type !== "answer") return null
  return (correction === undefined ? body.text : correction.text) || null
}

function messageRow(entry: StoredEntry, customerId: string | undefined) {
  return {
    id: entry.id,
    conversation_id: entry.conversationId,
    customer_id: entry.author.kind === "customer" ? (customerId ?? null) : null,
    seq: entry.seq,
    position: entry.position,
    kind: entry.body.type,
    sender_type: entry.author.kind,
    sender_id: entry.author.id,
    sender_name: entry.author.name,
    body: entry.body,
    created_at: instant(entry.at),
  }
}

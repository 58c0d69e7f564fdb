import { type SQL, sql } from "drizzle-orm"
import { correctionsIn } from "../../protocol/corrections.ts"
import type { StoredEntry } from "../../protocol/entry.ts"
import type { Batch } from "../archive.ts"

/**
 * What a batch corrects of rows that are there already, as parts of the statement that writes it: they follow `moved`, which is
 * empty where nothing is to be written. What it corrects of its own entries they are written with.
 */
export function corrections({ organizationId, entries, conversations }: Batch): SQL {
  const customers = new Map(conversations.map(one => [one.id, one.customer.id]))
  const placeOf = (id: string) => ({ conversation_id: id, customer_id: customers.get(id) ?? null })
  const corrected = [...correctionsIn(entries)].map(([id, { text }]) => ({ id, text }))
  const found = entries.flatMap(({ conversationId, body }) => {
    if (body.type !== "edited" && body.type !== "deleted") return []
    return [{ id: body.entryId, ...placeOf(conversationId) }]
  })
  const rows = corrected.map(one => ({ ...found.find(({ id }) => id === one.id), ...one }))
  const taken = entries.flatMap(entry =>
    takenBack(entry, entries).map(one => ({ ...one, ...placeOf(entry.conversationId) })),
  )
  return sql`corrected as (
      update messages set text = r.text,
        body = case when r.text is null then (messages.body - 'textNow') || '{"text": "", "isDeleted": true}'
          when messages.kind = 'message' then messages.body || jsonb_build_object('textNow', r.text)
          else messages.body end,
        user_id = ${userNow}
      from moved, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, customer_id uuid, text text)
      where messages.id = r.id and messages.stream_id = ${organizationId}::uuid and messages.kind in ('message', 'note')
      returning messages.id
    ), emptied as (
      -- What it said before it was taken back, and was to say, and what was noted for the team (protocol/taken-back.ts).
      update messages set body = case messages.kind
          when 'escalated' then (messages.body - 'summary')
            || jsonb_build_object('reason', regexp_replace(messages.body ->> 'reason', ': “.*”$', ': …'))
          when 'answer' then case when messages.body -> 'trace' is not null then jsonb_set(messages.body, '{trace,tools}', '[]') else messages.body end
          else (messages.body - 'textNow') || '{"text": ""}' end,
        user_id = ${userNow}
      from moved, jsonb_to_recordset(${JSON.stringify(taken)}::jsonb) as r(id uuid, conversation_id uuid, customer_id uuid, seq bigint, said_seq bigint, scheduled_id uuid)
      where messages.stream_id = ${organizationId}::uuid and messages.conversation_id = r.conversation_id
        and (messages.kind in ('escalated', 'answer') and messages.seq < r.seq and messages.seq > coalesce(r.said_seq, (
            select said.seq from messages said where said.id = r.id and said.stream_id = ${organizationId}::uuid))
          or messages.kind = 'edited' and messages.body ->> 'entryId' = r.id::text
          or messages.kind = 'scheduled' and messages.id = coalesce(r.scheduled_id, (
            select (said.body ->> 'scheduledId')::uuid from messages said
            where said.id = r.id and said.stream_id = ${organizationId}::uuid)))
      returning messages.id
    ), reworded as (
      -- What an earlier correction of a message said (protocol/reworded.ts).
      update messages set body = messages.body || jsonb_build_object('textNow', r.text)
      from moved, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, conversation_id uuid, text text)
      where messages.stream_id = ${organizationId}::uuid and messages.conversation_id = r.conversation_id and r.text is not null
        and messages.kind = 'edited' and messages.body ->> 'entryId' = r.id::text and messages.body ->> 'of' = 'message'
    )`
}

/** Of a customer who has become an account in the same batch: a row can be changed by one part of a statement only. */
const userNow = sql`case when messages.sender_type = 'customer'
  then coalesce((select id from "user" where id = r.customer_id), messages.user_id) else messages.user_id end`

function takenBack({ seq, body }: StoredEntry, entries: readonly StoredEntry[]) {
  if (body.type !== "deleted") return []
  const said = entries.find(({ id }) => id === body.entryId)
  const scheduledId = said?.body.type === "message" ? said.body.scheduledId : undefined
  return [{ id: body.entryId, seq, said_seq: said?.seq ?? null, scheduled_id: scheduledId ?? null }]
}

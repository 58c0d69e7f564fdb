import { randomUUID } from "node:crypto"
import { type SQL, sql } from "drizzle-orm"
import { blockEntries } from "../../../drizzle/search/keys.ts"
import type { Patient } from "./patient.ts"
import type { Vocabulary } from "./vocabulary.ts"

/**
 * An archive as the objects would have told it, written by Postgres itself: conversations of twenty messages, three to twenty
 * words in each, a new one every minute, and the words by which they are found.
 */
export async function pourArchive(
  execute: Patient,
  organizationId: string,
  { messages }: { messages: number },
): Promise<void> {
  await execute(conversations(organizationId, messages))
  for (let from = 1; from <= messages; from += chunkMessages)
    await execute(chunk(organizationId, { from, to: Math.min(messages, from + chunkMessages - 1), messages }))
  await execute(sql`
    insert into archive_checkpoints (organization_id, epoch, seq) values (${organizationId}, ${randomUUID()}, ${messages})`)
}

/** Before and after. Indexes of words are made at the end, at once; what refers to what is known to be there. */
export async function pouring(execute: Patient, spoken: Vocabulary, pour: () => Promise<void>): Promise<void> {
  await prepare(execute, spoken)
  for (const table of words) await execute(sql`drop index ${sql.identifier(`idx_${table}`)}`)
  for (const table of poured) await execute(sql`alter table ${sql.identifier(table)} disable trigger all`)
  await pour()
  for (const table of words)
    await execute(
      sql`create index ${sql.identifier(`idx_${table}`)} on ${sql.identifier(table)} using gin (words) with (gin_pending_list_limit = 256)`,
    )
  for (const table of poured) {
    await execute(sql`alter table ${sql.identifier(table)} enable trigger all`)
    await execute(sql`analyze ${sql.identifier(table)}`)
  }
}

const words = ["message_words", "conversation_words"]
const poured = ["conversations", "messages", ...words]
const chunkMessages = 50_000
const messagesPerConversation = 20

async function prepare(execute: Patient, spoken: Vocabulary): Promise<void> {
  await execute(sql`create table bench_words (rank serial primary key, word text not null, stem text not null)`)
  await execute(sql`create table bench_names (number serial primary key, name text not null)`)
  await execute(sql`
    insert into bench_words (word, stem)
    select word, stem from unnest(${`{${spoken.words}}`}::text[], ${`{${spoken.stems}}`}::text[]) with ordinality as r(word, stem, at) order by at`)
  await execute(sql`insert into bench_names (name) select unnest(${`{${spoken.names}}`}::text[])`)
}

function conversations(organizationId: string, messages: number) {
  const count = Math.ceil(messages / messagesPerConversation)
  return sql`
    with made as (
      select ${idOf(sql`${organizationId}::text || made.number`)} as id, ${idOf(sql`'customer' || made.number % 5000`)} as customer, name,
        now() - (${count}::int - made.number) * interval '20 minutes' as at, made.number
      from generate_series(1, ${count}::int) made(number)
      join bench_names on bench_names.number = 1 + made.number % 2000
    ), kept as (
      insert into conversations (id, stream_id, organization_id, customer_name, status, last_seq, summary, created_at, updated_at)
      select id, ${organizationId}::uuid, ${organizationId}::uuid, name, 'resolved', number * ${messagesPerConversation}::int,
        jsonb_build_object('customer', jsonb_build_object('id', customer, 'name', name, 'isGuest', false), 'preview', null), at, at
      from made
    )
    insert into conversation_words (organization_id, conversation_id, words, updated_at)
    select ${organizationId}::uuid, id, format('''%s.%s'':1 ''%1$s@%2$s''', left(${organizationId}::text, 6) || lpad(to_hex(
      (extract(year from at at time zone 'utc')::int - 1970) * 12 + extract(month from at at time zone 'utc')::int - 1), 4, '0'), lower(name))::tsvector, at
    from made`
}

function chunk(organizationId: string, { from, to, messages }: { from: number; to: number; messages: number }) {
  return sql`
    with said as materialized (
      select seq, string_agg(word, ' ' order by at) as text,
        string_agg(format('''%s.%s'':%s', key, word, at) || case when stem = word then '' else format(' ''%s~%s'':%s', key, stem, at) end, ' ') as words
      from (
        select seq, at, left(${organizationId}::text, 6) || lpad(to_hex(seq / ${blockEntries}::bigint), 4, '0') as key,
          -- Zipf: as in any language, each word half as often as one that is twice as common.
          floor(exp((hashint8extended(seq * 64 + at, 7) & 1048575) / 1048576.0 * ln(20000)))::int as rank
        from generate_series(${from}::bigint, ${to}::bigint) seq, generate_series(1, 3 + (hashint8extended(seq, 5) & 15)) at
      ) numbered
      join bench_words using (rank)
      group by seq
    ), kept as (
      insert into messages (id, stream_id, organization_id, conversation_id, seq, position, kind, sender_type, sender_name, body, text, created_at)
      select ${idOf(sql`${organizationId}::text || 'm' || seq`)}, ${organizationId}::uuid, ${organizationId}::uuid,
        ${idOf(sql`${organizationId}::text || ((seq - 1) / ${messagesPerConversation}::int + 1)`)}, seq, (seq - 1) % ${messagesPerConversation}::int + 1,
        'message', 'customer', 'Somebody', jsonb_build_object('type', 'message', 'text', text), text,
        now() - (${messages}::bigint - seq) * interval '1 minute'
      from said
    )
    insert into message_words (organization_id, seq, words, created_at)
    select ${organizationId}::uuid, seq, words::tsvector, now() - (${messages}::bigint - seq) * interval '1 minute' from said`
}

/** The same id for the same words, in the form that ids have. */
const idOf = (words: SQL): SQL => sql`overlay(overlay(md5(${words}) placing '4' from 13) placing '8' from 17)::uuid`

import type { Sql } from "./ports.ts"

/**
 * The object's tables. Every row and index entry written is paid for, so a message costs three: its entry and the
 * entry's two indexes; and one more when the row of its conversation is written (conversations.ts). Nothing that a message
 * changes is in an index of `conversation`.
 */
const schema = [
  `create table meta (key text primary key, value text not null) without rowid`,
  `create table entry (
    seq integer primary key,
    id text not null unique,
    conversation_id text not null,
    position integer,
    data text not null
  )`,
  `create index entry_by_conversation on entry (conversation_id, seq)`,
  `create table conversation (
    id text primary key,
    customer_id text not null,
    status text not null,
    agent_id text,
    queued_at integer,
    updated_at integer not null,
    data text not null
  ) without rowid`,
  `create index conversation_by_customer on conversation (customer_id)`,
  `create index conversation_by_status on conversation (status, agent_id)`,
]

/** Answers that are being written; later than the first objects, so it is made where it is missing. */
const answerTable = "create table answer (conversation_id text primary key, data text not null) without rowid"

export function createTables(sql: Sql): void {
  // On every start of the object, so it is one question when they are there.
  const known = sql.all("select name from sqlite_master where name in ('meta', 'answer')").map(({ name }) => name)
  if (known.length === 2) return
  sql.transaction(() => {
    if (!known.includes("meta")) for (const statement of schema) sql.all(statement)
    sql.all(answerTable)
  })
}

import type { Clock, Sql } from "./ports.ts"

/**
 * The object's tables. Every row and index entry written is paid for, so a message costs four: its entry, the entry's two
 * indexes, and the conversation it changes. Nothing that a message changes is in an index of `conversation`.
 */
const schema = [
  `create table if not exists meta (key text primary key, value text not null) without rowid`,
  `create table if not exists entry (
    seq integer primary key,
    id text not null unique,
    conversation_id text not null,
    position integer,
    data text not null
  )`,
  `create index if not exists entry_by_conversation on entry (conversation_id, seq)`,
  `create table if not exists conversation (
    id text primary key,
    customer_id text not null,
    status text not null,
    agent_id text,
    queued_at integer,
    updated_at integer not null,
    data text not null
  ) without rowid`,
  `create index if not exists conversation_by_customer on conversation (customer_id)`,
  `create index if not exists conversation_by_status on conversation (status, agent_id)`,
]

export function createTables(sql: Sql, clock: Clock): void {
  for (const statement of schema) sql.all(statement)
  if (sql.all("select key from meta limit 1").length > 0) return
  sql.all("insert into meta (key, value) values ('epoch', ?), ('epoch_left', ''), ('archived', '0')", clock.newId())
}

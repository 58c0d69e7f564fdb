import { decode, insertConversation } from "./conversation-columns.ts"
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
]

/** Has all that a list is filtered by, but for the words of the newest message: it is counted without a look at the conversations, which are far larger. */
const viewIndex = `create index conversation_by_view on conversation
  (standing, agent_id, due_at, waiting_since, priority, labels, reason)`

/** Later than the first objects, like all that follow: they are made where they are missing. */
const conversationTables = [
  `create table conversation (
    id text primary key,
    customer_id text not null,
    standing text not null,
    agent_id text,
    due_at integer,
    waiting_since integer,
    priority text not null,
    labels text not null,
    reason text not null,
    words text not null,
    updated_at integer not null,
    data text not null
  ) without rowid`,
  `create index conversation_by_customer on conversation (customer_id)`,
  viewIndex,
  `create table mention (conversation_id text, agent_id text, primary key (conversation_id, agent_id)) without rowid`,
  `create index mention_by_agent on mention (agent_id)`,
]

/** Later than the first objects, so each is made where it is missing. */
const later: Record<string, string[]> = {
  /** What changed words that are older (history.ts). Only corrections are in it, so a message costs nothing more. */
  entry_by_correction: [
    `create index entry_by_correction on entry (conversation_id, seq)
     where json_extract(data, '$.body.type') in ('edited', 'deleted')`,
  ],
  /** Answers that are being written (answers/rows.ts). */
  answer: ["create table answer (conversation_id text primary key, data text not null) without rowid"],
  /** What will happen by itself, and when (timers.ts). */
  timer: [
    `create table timer (
      id text primary key,
      at integer not null,
      kind text not null,
      conversation_id text,
      data text
    ) without rowid`,
    "create index timer_by_at on timer (at)",
  ],
  /** How a conversation stood when its customer was last mailed (away.ts). */
  mailed: [
    `create table mailed (
      conversation_id text primary key,
      delivered integer not null,
      read integer not null,
      said integer not null
    ) without rowid`,
  ],
  /** What staff have begun to write (drafts.ts). */
  draft: [
    `create table draft (
      person_id text not null,
      conversation_id text not null,
      text text not null,
      kind text not null,
      at integer not null,
      primary key (person_id, conversation_id)
    ) without rowid`,
  ],
  /** Whose data is, or was, to be erased (erasure/rows.ts). */
  erasure: [
    "create table erasure (id text primary key, at integer not null, person_id text, data text not null) without rowid",
  ],
  /** Who works here (agents.ts). */
  agent: [
    `create table agent (
      id text primary key,
      name text not null,
      role text,
      available integer not null,
      gone_at integer
    ) without rowid`,
  ],
}

export function createTables(sql: Sql): void {
  // On every start of the object, so it is one question when they are there.
  const known = new Set(
    sql
      .all(
        `select name from sqlite_master where type = 'table' or name in ('conversation_by_view', 'entry_by_correction')`,
      )
      .map(({ name }) => name),
  )
  const missing = Object.entries(later).filter(([name]) => !known.has(name))
  if (known.has("meta") && known.has("conversation_by_view") && missing.length === 0) return
  sql.transaction(() => {
    if (!known.has("meta")) for (const statement of schema) sql.all(statement)
    for (const [, statements] of missing) for (const statement of statements) sql.all(statement)
    if (!known.has("mention")) createConversations(sql, { isThere: known.has("conversation") })
    else if (!known.has("conversation_by_view")) {
      sql.all("drop index if exists conversation_by_standing")
      sql.all(viewIndex)
    }
  })
}

/** An object of an earlier version has these rows in fewer columns: they are written anew. */
function createConversations(sql: Sql, { isThere }: { isThere: boolean }): void {
  const rows = isThere ? sql.all("select data from conversation").map(decode) : []
  if (isThere) sql.all("drop table conversation")
  for (const statement of conversationTables) sql.all(statement)
  for (const one of rows) insertConversation(sql, one)
}

import type { StoredConversation } from "../../protocol/conversation.ts"
import { holderOf } from "../../protocol/reduce.ts"
import { reasonIn, standingOf, wordsIn } from "../../protocol/view.ts"
import { dueAt, workOf } from "../../protocol/work.ts"
import type { Row, Sql, Value } from "./ports.ts"

/** What conversations are looked up and ordered by, beside the whole of them. */
export function columnsOf(one: StoredConversation): Record<string, Value> {
  const work = workOf(one)
  return {
    customer_id: one.customer.id,
    standing: standingOf(one),
    agent_id: holderOf(one),
    due_at: dueAt(work),
    waiting_since: work.waitingSince,
    priority: work.priority,
    labels: JSON.stringify(work.labels),
    reason: reasonIn(one),
    ...movingColumnsOf(one),
  }
}

/** Those that a plain message changes. None of them is in an index. */
export const movingColumnsOf = (one: StoredConversation): Record<string, Value> => ({
  updated_at: one.updatedAt,
  words: wordsIn(one),
  data: JSON.stringify(one),
})

/** Writes the row of a conversation, whether there was one or not. */
export function insertConversation(sql: Sql, one: StoredConversation): void {
  const columns = columnsOf(one)
  const names = Object.keys(columns)
  sql.all(
    `insert into conversation (id, ${names}) values (?${", ?".repeat(names.length)})
     on conflict (id) do update set ${names.map(name => `${name} = excluded.${name}`)}`,
    one.id,
    ...Object.values(columns),
  )
}

/** Only this file writes this column, so it is what it was given. */
export const decode = (row: Row): StoredConversation => JSON.parse(String(row.data)) as StoredConversation

import { folded, standingsIn, type View } from "../../protocol/view.ts"
import type { Value } from "./ports.ts"

/** A view as a condition on the table of conversations, with its parameters: what `matches` (protocol/view.ts) says, in SQL. */
export function viewQuery(view: View, { viewerId, now }: { viewerId: string; now: number }) {
  const conditions: { sql: string; values: Value[] }[] = [
    { sql: "standing in (select value from json_each(?))", values: [JSON.stringify(standingsIn(view))] },
  ]
  const where = (sql: string, ...values: Value[]) => conditions.push({ sql, values })
  if (view.assignee === "none") where("agent_id is null")
  else if (view.assignee !== undefined) where("agent_id = ?", view.assignee === "me" ? viewerId : view.assignee)
  for (const label of view.labels ?? []) where("exists (select 1 from json_each(labels) where value = ?)", label)
  if (view.priority) where("priority in (select value from json_each(?))", JSON.stringify(view.priority))
  if (view.reason !== undefined) where("instr(reason, ?) > 0", folded(view.reason))
  if (view.waitMinutes !== undefined) where("waiting_since < ?", now - view.waitMinutes * 60_000)
  if (view.text !== undefined) where("instr(words, ?) > 0", folded(view.text))
  if (view.mentioned) where("id in (select conversation_id from mention where agent_id = ?)", viewerId)
  return { sql: conditions.map(({ sql }) => sql).join(" and "), values: conditions.flatMap(({ values }) => values) }
}

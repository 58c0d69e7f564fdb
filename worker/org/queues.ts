import type { StoredConversation } from "../../protocol/conversation.ts"
import type { QueueCounts } from "../../protocol/down.ts"
import type { placeOf, View } from "../../protocol/view.ts"
import { decode } from "./conversation-columns.ts"
import type { Sql } from "./ports.ts"
import { viewQuery } from "./view-query.ts"

/** A place in a list: that of the last item shown. */
export type ListMark = ReturnType<typeof placeOf>

interface Reading {
  viewerId: string
  now: number
}

/** A page of a view, in the order people work through it (protocol/view.ts). */
export function listView(
  sql: Sql,
  view: View,
  { viewerId, now, mark, limit }: Reading & { mark: ListMark | null; limit: number },
): StoredConversation[] {
  const inView = viewRows(view, { viewerId, now })
  const after = mark ? { sql: "where (due, since, id) > (?, ?, ?)", values: [mark.due, mark.since, mark.id] } : null
  return sql
    .all(
      `select data from (
         select id, due, since from (${inView.sql}) ${after?.sql ?? ""} order by due, since, id limit ?
       ) join conversation using (id) order by due, since, id`,
      ...inView.values,
      ...(after?.values ?? []),
      limit,
    )
    .map(decode)
}

/** The ids of what a view holds, in its order: up to so many. */
export function idsInView(sql: Sql, view: View, { limit, ...reading }: Reading & { limit: number }): string[] {
  const inView = viewRows(view, reading)
  return sql
    .all(`select id from (${inView.sql}) order by due, since, id limit ?`, ...inView.values, limit)
    .map(({ id }) => String(id))
}

/** Ids with the place that `placeOf` gives. The index has it for all who wait; for the others when something was last said is in the row. */
function viewRows(view: View, reading: Reading) {
  const { sql, values } = viewQuery(view, reading)
  return {
    sql: `${placed} waiting_since as since from conversation where waiting_since is not null and ${sql}
      union all
      ${placed} ${never} - updated_at from conversation where waiting_since is null and ${sql}`,
    values: [...values, ...values],
  }
}

const never = Number.MAX_SAFE_INTEGER

const placed = `select id, coalesce(due_at, ${never}) as due,`

export function countView(sql: Sql, view: View, reading: Reading): number {
  const query = viewQuery(view, reading)
  return Number(sql.all(`select count(*) as n from conversation where ${query.sql}`, ...query.values)[0]?.n)
}

/** How many conversations stand where: read off the index alone. */
export function countQueues(sql: Sql): QueueCounts {
  const counts: QueueCounts = { waiting: 0, open: 0, claimed: 0, snoozed: 0, byAgent: {}, mentions: {} }
  const rows = sql.all(
    `select standing, agent_id, count(*) as n from conversation
     where standing in ('open', 'waiting', 'claimed', 'snoozed') group by standing, agent_id`,
  )
  for (const { standing, agent_id: agentId, n } of rows) {
    if (standing === "waiting") counts.waiting += Number(n)
    if (standing === "open") counts.open += Number(n)
    if (standing === "snoozed") counts.snoozed += Number(n)
    if (standing === "claimed") counts.claimed += Number(n)
    if (standing === "claimed" && typeof agentId === "string") counts.byAgent[agentId] = Number(n)
  }
  for (const { agent_id: agentId, n } of sql.all("select agent_id, count(*) as n from mention group by agent_id"))
    counts.mentions[String(agentId)] = Number(n)
  return counts
}

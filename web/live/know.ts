import type { Conversation } from "../../protocol/conversation.ts"
import { withChange } from "./list-rows.ts"
import { owes } from "./receipts.ts"
import type { List, OrganizationState } from "./state.ts"
import type { Turn } from "./turn.ts"

/** The one place where what a page knows of a conversation changes: the lists in which it stands change with it. */
export function know(turn: Turn, after: Conversation): void {
  const { state } = turn
  const before = state.conversations.get(after.id)
  turn.set({
    conversations: state.conversations.with(after),
    lists: relisted(state, before, after),
    owing: withOwing(state, after),
  })
}

function relisted(state: OrganizationState, before: Conversation | undefined, after: Conversation) {
  const { lists, conversations: known, viewer } = state
  const viewerId = viewer?.userId ?? null
  const rowsIn = (queue: keyof typeof lists): List => {
    const list = lists[queue]
    if (list.status === "unloaded") return list
    const rows = withChange(list, { queue, viewerId }, { known, before, after })
    return rows === list.rows ? list : { ...list, rows }
  }
  return {
    waiting: rowsIn("waiting"),
    mine: rowsIn("mine"),
    unassigned: rowsIn("unassigned"),
    all: rowsIn("all"),
    snoozed: rowsIn("snoozed"),
    resolved: rowsIn("resolved"),
    mentions: rowsIn("mentions"),
  }
}

function withOwing(state: OrganizationState, after: Conversation): ReadonlySet<string> {
  const isOwing = owes(state, after)
  if (isOwing === state.owing.has(after.id)) return state.owing
  const owing = new Set(state.owing)
  if (isOwing) owing.add(after.id)
  else owing.delete(after.id)
  return owing
}

import type { Conversation } from "../../protocol/conversation.ts"
import { viewing } from "./list-questions.ts"
import { withChange } from "./list-rows.ts"
import { owes } from "./receipts.ts"
import type { OrganizationState } from "./state.ts"
import type { Turn } from "./turn.ts"

/** The one place where what a page knows of a conversation changes: the lists in which it stands change with it. */
export function know(turn: Turn, after: Conversation): void {
  const { state } = turn
  if (state.erased.has(after.id)) return
  const before = state.conversations.get(after.id)
  const lists = relisted(turn, before, after)
  turn.set({ lists, conversations: state.conversations.with(after), owing: withOwing(state, after) })
}

function relisted(turn: Turn, before: Conversation | undefined, after: Conversation): OrganizationState["lists"] {
  const { lists, conversations: known } = turn.state
  const changed = Object.entries(lists).flatMap(([key, list]) => {
    if (list.status === "unloaded") return []
    const rows = withChange(list, viewing(turn, list.of), { known, before, after })
    return rows === list.rows ? [] : [[key, { ...list, rows }] as const]
  })
  return changed.length === 0 ? lists : { ...lists, ...Object.fromEntries(changed) }
}

function withOwing(state: OrganizationState, after: Conversation): ReadonlySet<string> {
  const isOwing = owes(state, after)
  if (isOwing === state.owing.has(after.id)) return state.owing
  const owing = new Set(state.owing)
  if (isOwing) owing.add(after.id)
  else owing.delete(after.id)
  return owing
}

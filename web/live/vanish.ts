import { limits } from "../../protocol/limits.ts"
import { letGo } from "./outbox.ts"
import { erasedThread, type List, type OrganizationState } from "./state.ts"
import type { Turn } from "./turn.ts"

/**
 * Its customer was erased, and the conversation with them: nothing of it stays on this page, what was to be said in it included. An
 * answer to a question asked before may still bring it, so it is remembered that it is gone.
 */
export function vanish(turn: Turn, conversationId: string): void {
  const { state } = turn
  const without = <T>(all: Readonly<Record<string, T>>): Readonly<Record<string, T>> =>
    Object.fromEntries(Object.entries(all).filter(([id]) => id !== conversationId))
  const owing = new Set(state.owing)
  owing.delete(conversationId)
  for (const { operation } of state.outbox) if (operation.conversationId === conversationId) letGo(turn, operation.id)
  turn.set({
    erased: withNewest(state.erased, conversationId),
    conversations: state.conversations.without(conversationId),
    lists: Object.fromEntries(Object.entries(state.lists).map(([key, list]) => [key, unlisted(list, conversationId)])),
    threads: withoutThread(state, conversationId),
    wanted: without(state.wanted),
    here: without(state.here),
    typing: without(state.typing),
    drafts: without(state.drafts),
    receipts: { ...state.receipts, told: without(state.receipts.told) },
    unkept: state.unkept?.operation.conversationId === conversationId ? null : state.unkept,
    owing,
    greeted: state.greeted.filter(id => id !== conversationId),
  })
}

function withNewest(erased: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...erased, id].slice(-limits.erasedKnownMax))
}

const unlisted = (list: List, id: string): List =>
  list.status === "unloaded" || !list.rows.includes(id) ? list : { ...list, rows: list.rows.filter(row => row !== id) }

function withoutThread({ threads }: OrganizationState, id: string): OrganizationState["threads"] {
  return id in threads ? { ...threads, [id]: erasedThread } : threads
}

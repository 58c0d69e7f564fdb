import type { Entry } from "../../protocol/entry.ts"
import { isStaff } from "../../protocol/person.ts"
import { reduce } from "../../protocol/reduce.ts"
import { hangUp } from "./connection.ts"
import { startOver } from "./forget.ts"
import { know } from "./know.ts"
import { settle } from "./outbox-answers.ts"
import { stopsTyping } from "./presence.ts"
import { reloadThread, wantConversation } from "./questions.ts"
import type { OrganizationState, Thread } from "./state.ts"
import { withoutTakenBack } from "./taken-back.ts"
import type { Turn } from "./turn.ts"
import { vanish } from "./vanish.ts"

/** Takes in entries in order, each exactly once. */
export function takeEntries(turn: Turn, entries: readonly Entry[]): void {
  for (const entry of entries) {
    const expected = isExpected(turn.state, entry)
    if (expected === "gap") {
      // Cannot happen by protocol. Never show a hole: forget and read again.
      startOver(turn)
      return hangUp(turn, "dropped")
    }
    if (expected === "next") takeEntry(turn, entry)
  }
}

/** Where an entry stands among the others of its conversation, for this person. */
export const orderOf = (entry: Entry): number => entry.seq ?? entry.position ?? 0

/** Staff hear every number of the organization. Customers hear every position of each of their conversations (see below). */
function isExpected({ viewer, cursor }: OrganizationState, entry: Entry): "next" | "known" | "gap" {
  if (viewer === null || !isStaff(viewer) || cursor === null) return entry.position === null ? "known" : "next"
  if (entry.seq === undefined) return "gap"
  if (entry.seq <= cursor) return "known"
  return entry.seq === cursor + 1 ? "next" : "gap"
}

function takeEntry(turn: Turn, entry: Entry): void {
  if (turn.state.cursor !== null && entry.seq !== undefined) turn.set({ cursor: entry.seq })
  if (entry.body.type === "erased") return vanish(turn, entry.conversationId)
  fold(turn, entry)
  extendThread(turn, entry)
  stopsTyping(turn, entry)
  settle(turn, entry.id)
}

/** The conversation in short. Of one we do not know, or know with a hole, the entry is kept until it has been read. */
export function fold(turn: Turn, entry: Entry): void {
  const { conversations, wanted } = turn.state
  const known = conversations.get(entry.conversationId)
  if (entry.conversationId in wanted) return wantConversation(turn, entry.conversationId, entry)
  if (known === undefined && entry.body.type !== "opened") {
    return wantConversation(turn, entry.conversationId, entry)
  }
  if (known !== undefined && entry.position !== null && entry.position > known.lastPosition + 1) {
    return wantConversation(turn, entry.conversationId, entry)
  }
  know(turn, reduce(known ?? null, entry))
}

function extendThread(turn: Turn, entry: Entry): void {
  const thread = turn.state.threads[entry.conversationId]
  if (thread === undefined || thread.status === "failed") return
  if (thread.status === "loading") {
    return keepThread(turn, entry.conversationId, { ...thread, late: [...thread.late, entry] })
  }
  const order = orderOf(entry)
  if (order <= thread.upTo) return
  if (entry.seq === undefined && order > thread.upTo + 1) return reloadThread(turn, entry.conversationId, entry)
  const entries = [...thread.entries, entry]
  const told = entry.body.type === "deleted" ? withoutTakenBack(entries) : entries
  keepThread(turn, entry.conversationId, { ...thread, entries: told, upTo: order })
}

function keepThread(turn: Turn, conversationId: string, thread: Thread): void {
  turn.set({ threads: { ...turn.state.threads, [conversationId]: thread } })
}

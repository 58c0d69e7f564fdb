import type { Entry, EntryBody } from "../../protocol/entry.ts"
import { step } from "../../protocol/step.ts"
import type { OrganizationState } from "./state.ts"

/** What became of an answer after it was given. */
export interface AnswerFate {
  rating: "up" | "down" | null
  /** Why it was rated down, if anybody said. */
  reason: string | null
  /** There is something in it that helped or did not: more than the words with which it hands over. */
  mayBeRated: boolean
  /** Another answer was asked for instead of it. */
  isReplaced: boolean
  /** This person may ask for another one now. */
  mayAskAgain: boolean
  /** Of an answer that did not come to its end: what was done in that moment, and by whom. */
  endedBy: Entry | null
}

/** The fate of every answer in a conversation, by its id. What this person has just said about one counts already. */
export function answerFates(
  state: OrganizationState,
  conversationId: string,
  entries: readonly Entry[],
): ReadonlyMap<string, AnswerFate> {
  const fates = new Map<string, AnswerFate>()
  for (const [index, { id, body }] of entries.entries()) {
    if (body.type === "answer")
      fates.set(id, freshFate(state, conversationId, { id, body, next: entries[index + 1] ?? null }))
    if (body.type === "rated") change(fates, body.answerId, { rating: body.rating, reason: body.reason })
    if (body.type === "regenerated") change(fates, body.answerId, { isReplaced: true })
  }
  for (const { operation, sending } of state.outbox) {
    const { command } = operation
    if (operation.conversationId !== conversationId || sending.status === "refused") continue
    if (command.type === "rate") change(fates, command.answerId, { rating: command.rating, reason: command.reason })
    if (command.type === "regenerate") change(fates, command.answerId, { isReplaced: true, mayAskAgain: false })
  }
  return fates
}

interface Answer {
  id: string
  body: Extract<EntryBody, { type: "answer" }>
  next: Entry | null
}

function freshFate(state: OrganizationState, conversationId: string, { id, body, next }: Answer): AnswerFate {
  const { viewer, assistant, conversations, drafts } = state
  const conversation = conversations.get(conversationId) ?? null
  const known = { answering: drafts[conversationId]?.answerId ?? null, isOn: assistant !== null }
  const mayAskAgain = viewer !== null && step(conversation, { type: "regenerate", answerId: id }, { viewer, known }).ok
  const handsOver = next?.body.type === "escalated" && next.author.kind === "assistant"
  const mayBeRated = body.text !== "" && !(handsOver && body.citations.length === 0)
  return { rating: null, reason: null, mayBeRated, isReplaced: false, mayAskAgain, endedBy: next }
}

function change(fates: Map<string, AnswerFate>, id: string, to: Partial<AnswerFate>): void {
  const fate = fates.get(id)
  if (fate !== undefined) fates.set(id, { ...fate, ...to })
}

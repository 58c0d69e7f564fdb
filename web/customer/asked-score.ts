import type { Entry, EntryBody } from "../../protocol/entry.ts"
import type { OrganizationState } from "../live/state.ts"
import { isLive } from "../live/turn.ts"

type Score = Pick<Extract<EntryBody, { type: "scored" }>, "score" | "comment">

/** That a customer is asked how it went: since which end of the conversation, and what they have said. */
export interface AskedScore {
  resolvedId: string
  /** As it is kept; null while there is no score since then. */
  kept: Score | null
  /** What is on its way, or else what is kept. */
  said: Score | null
  /** What they said is kept here, and sent when the organization can be reached. */
  isHeldBack: boolean
}

/** Null: nobody asks. A conversation that was opened again, or goes on elsewhere, is not over. */
export function askedScore(state: OrganizationState, conversationId: string): AskedScore | null {
  const conversation = state.conversations.get(conversationId)
  const thread = state.threads[conversationId]
  if (conversation?.state.status !== "resolved" || conversation.mergedInto !== undefined) return null
  const entries = thread?.status === "loaded" ? thread.entries : []
  const end = entries.findLastIndex(({ body }) => body.type === "resolved")
  const resolved = entries[end]
  if (resolved?.body.type !== "resolved" || !resolved.body.asksScore) return null
  const kept = newestScore(entries.slice(end))
  const onItsWay = scoreOnItsWay(state, conversationId)
  return { resolvedId: resolved.id, kept, said: onItsWay ?? kept, isHeldBack: onItsWay !== null && !isLive(state) }
}

function newestScore(entries: readonly Entry[]): Score | null {
  const body = entries.findLast(one => one.body.type === "scored")?.body
  return body?.type === "scored" ? body : null
}

function scoreOnItsWay({ outbox }: OrganizationState, conversationId: string): Score | null {
  const commands = outbox.flatMap(({ operation, sending }) =>
    operation.conversationId === conversationId && sending.status !== "refused" ? operation.command : [],
  )
  const command = commands.findLast(({ type }) => type === "score")
  return command?.type === "score" ? command : null
}

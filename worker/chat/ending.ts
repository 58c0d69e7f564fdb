import type { AnswerEnd, Citation } from "../../protocol/answer.ts"
import type { Conversation, ConversationState } from "../../protocol/conversation.ts"
import { agentOf } from "../../protocol/reduce.ts"
import type { Chunk } from "./narrator.ts"

/**
 * What comes after the text: its sources, where the conversation stands now, and the end. `answer` is null when there is none.
 * Where the conversation stands is no part of any message (`transient`): clients hear it in `onData`.
 */
export function ending(answer: { end: AnswerEnd; citations: Citation[] } | null, conversation: Conversation): Chunk[] {
  const standing: Chunk = { type: "data-conversation", data: standingOf(conversation), transient: true }
  if (answer === null) return [standing, { type: "finish", finishReason: "other" }]
  const { end, citations } = answer
  return [
    ...citations.map(source),
    { type: "finish-step" },
    standing,
    ...(end === "failed" ? [{ type: "error" as const, errorText: failure(conversation.state) }] : []),
    { type: "finish", finishReason: finishReasons[end], messageMetadata: { end } },
  ]
}

/** The data of a `data-conversation` chunk. */
export const standingOf = ({ id, state }: Conversation) => ({
  id,
  status: state.status,
  agent: agentOf(state)?.name ?? null,
  reason: state.status === "waiting" ? state.escalation.reason : null,
})

const finishReasons = { done: "stop", failed: "error", stopped: "other", superseded: "other" } as const

/** `sourceId` is the number that the text refers to as `[1]`. */
const source = ({ number, title, url }: Citation): Chunk =>
  url === null
    ? { type: "source-document", sourceId: String(number), mediaType: "text/plain", title }
    : { type: "source-url", sourceId: String(number), url, title }

const failure = ({ status }: ConversationState): string =>
  status === "waiting"
    ? "The assistant could not answer. A person has been asked to."
    : "The assistant could not answer."

import type { StoredConversation } from "../../../protocol/conversation.ts"
import type { DownFrame } from "../../../protocol/down.ts"
import type { StoredEntry } from "../../../protocol/entry.ts"
import { limits } from "../../../protocol/limits.ts"
import type { Job, Piece } from "../../assistant/job.ts"
import type { Configuration } from "../assistant.ts"
import type { Writing } from "./rows.ts"
import { questionIn, transcriptOf, upToQuestion } from "./transcript.ts"

type DraftFrame = Extract<DownFrame, { type: "draft" }>
export type News = Omit<DraftFrame, "type" | "conversationId" | "answerId" | "attempt">

export const draftFrame = ({ conversationId, answerId, attempt }: Writing, news: News): DraftFrame => ({
  type: "draft",
  conversationId,
  answerId,
  attempt,
  ...news,
})

/** What is new in a piece besides its text. */
export const told = ({ citations, trace }: Piece): Pick<News, "citations" | "trace"> => ({
  ...(citations && { citations }),
  ...(trace && { trace }),
})

/** The more answers are written at once, the larger their pieces: an organization's object has one thread. */
export const pauseMsFor = (answersAtOnce: number): number =>
  Math.max(limits.draftEveryMs, Math.ceil((answersAtOnce * 1_000) / limits.draftsPerSecondMax))

/** Everything that a turn needs to know; it asks nobody else but the knowledge. */
export function jobFor(
  one: Writing,
  {
    organizationId,
    conversation,
    entries,
    settings,
    region,
  }: Configuration & {
    organizationId: string
    conversation: StoredConversation
    entries: readonly StoredEntry[]
  },
): Job {
  const { conversationId, answerId, turn, number, attempt, tokensMax } = one
  const transcript = upToQuestion(transcriptOf(entries, one.replaces))
  const replaced = entries.find(({ id }) => id === one.replaces)?.body
  return {
    organizationId,
    region,
    conversationId,
    answerId,
    turn,
    number,
    attempt,
    settings,
    customerName: conversation.customer.name,
    transcript,
    question: questionIn(transcript),
    instead: replaced?.type === "answer" ? replaced.text : null,
    tokensMax,
    tokensSpent: one.trace.tokens,
  }
}

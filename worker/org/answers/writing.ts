import type { AnswerEnd } from "../../../protocol/answer.ts"
import type { StoredConversation } from "../../../protocol/conversation.ts"
import type { DownFrame } from "../../../protocol/down.ts"
import type { Draft, StoredEntry } from "../../../protocol/entry.ts"
import { limits } from "../../../protocol/limits.ts"
import type { Author } from "../../../protocol/person.ts"
import type { Job, Piece } from "../../assistant/job.ts"
import type { Configuration } from "../assistant.ts"
import type { Conversations } from "../conversations.ts"
import type { Hub } from "../hub.ts"
import type { Writing } from "./rows.ts"
import { questionIn, transcriptToAnswer } from "./transcript.ts"

type DraftFrame = Extract<DownFrame, { type: "draft" }>
export type News = Omit<DraftFrame, "type" | "conversationId" | "answerId" | "attempt">

export const draftFrame = ({ conversationId, answerId, attempt }: Writing, news: News): DraftFrame => ({
  type: "draft",
  conversationId,
  answerId,
  attempt,
  ...news,
})

/** To everybody who has the conversation on screen. */
export function tell(
  { conversations, hub }: { conversations: Conversations; hub: Hub },
  one: Writing,
  news: News,
): void {
  const conversation = conversations.get(one.conversationId)
  if (conversation) hub.draft(conversation, draftFrame(one, news))
}

/** Ended where it stands. */
export function sealed(
  { answerId: id, text, citations, replaces, trace }: Writing,
  end: AnswerEnd,
  author: Author,
): Draft {
  return { id, author, body: { type: "answer", text, end, found: true, citations, replaces, trace } }
}

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
    ...talkFor(entries, one.replaces),
    tokensMax,
    tokensSpent: one.trace.tokens,
  }
}

/** What a turn is told of the talk so far, for an answer that may come in the place of another. */
export function talkFor(
  entries: readonly StoredEntry[],
  replaces: string | null,
): Pick<Job, "transcript" | "question" | "instead"> {
  const transcript = transcriptToAnswer(entries, replaces)
  const replaced = entries.find(({ id }) => id === replaces)?.body
  return {
    transcript,
    question: questionIn(transcript),
    instead: replaced?.type === "answer" ? replaced.text : null,
  }
}

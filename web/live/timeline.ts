import type { Operation } from "../../protocol/command.ts"
import { type Correction, correctionsIn } from "../../protocol/corrections.ts"
import type { Entry } from "../../protocol/entry.ts"
import { isStaff } from "../../protocol/person.ts"
import type { AnswerDraft } from "./answer-draft.ts"
import { type AnswerFate, answerFates } from "./answer-fate.ts"
import type { OrganizationState, Sending } from "./state.ts"

/** One thing in a conversation as a page shows it: an entry, the answer being written, or what this person said that is still on its way. */
export type TimelineItem =
  | {
      kind: "entry"
      id: string
      entry: Entry
      mine: boolean
      receipt: "sent" | "delivered" | "read" | null
      fate: AnswerFate | null
      /** How it was corrected last, or that it was taken back. */
      correction?: Correction | undefined
    }
  | { kind: "draft"; id: string; draft: AnswerDraft; name: string }
  | { kind: "pending"; id: string; operation: Operation; at: number; sending: Sending }

/** Oldest first. What is pending or being written shares its id with the entry that replaces it, so the page keeps one element for both. */
export function timelineOf(state: OrganizationState, conversationId: string): TimelineItem[] {
  const thread = state.threads[conversationId]
  const entries = thread?.status === "loaded" ? thread.entries : []
  const present = new Set(entries.map(entry => entry.id))
  const fates = answerFates(state, conversationId, entries)
  const corrections = correctionsIn(entries)
  const draft = state.drafts[conversationId]
  const pending = state.outbox.filter(
    ({ operation }) =>
      operation.conversationId === conversationId && !present.has(operation.id) && isShown(operation.command.type),
  )
  return [
    ...entries.map(
      (entry): TimelineItem => ({
        ...entryItem(state, entry),
        fate: fates.get(entry.id) ?? null,
        correction: corrections.get(entry.id),
      }),
    ),
    ...(draft === undefined || present.has(draft.answerId) ? [] : [draftItem(state, draft)]),
    ...pending.map(
      ({ operation, at, sending }): TimelineItem => ({ kind: "pending", id: operation.id, operation, at, sending }),
    ),
  ]
}

const draftItem = ({ assistant }: OrganizationState, draft: AnswerDraft): TimelineItem => ({
  kind: "draft",
  id: draft.answerId,
  draft,
  name: draft.name ?? assistant?.name ?? "Assistant",
})

function entryItem(state: OrganizationState, entry: Entry) {
  const mine = isMine(state, entry)
  return { kind: "entry", id: entry.id, entry, mine, receipt: mine ? receiptOf(state, entry) : null } as const
}
/** A conversation has one customer, whose id changes when a guest makes an account; staff are told each other's ids. */
const isMine = ({ viewer }: OrganizationState, { author }: Entry): boolean =>
  viewer !== null && (isStaff(viewer) ? author.id === viewer.userId : author.kind === "customer")

function receiptOf(state: OrganizationState, { conversationId, position, author, body }: Entry) {
  const conversation = state.conversations.get(conversationId)
  if (body.type !== "message" || position === null || conversation === undefined) return null
  const { delivered, read } = conversation.receipts[author.kind === "customer" ? "staff" : "customer"]
  if (position <= read) return "read"
  return position <= delivered ? "delivered" : "sent"
}

/** Moves without words of their own show in the conversation's head, not as a bubble, until they have happened. */
const isShown = (type: Operation["command"]["type"]): boolean =>
  type === "start" || type === "send" || type === "note" || type === "escalate"

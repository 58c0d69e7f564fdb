import type { DownFrame } from "../../protocol/down.ts"
import { limits } from "../../protocol/limits.ts"
import { type Refusal, refusals } from "../../protocol/refusal.ts"
import { merge } from "./merge.ts"
import { change, letGo } from "./outbox.ts"
import { pauseMs } from "./pause.ts"
import { reloadThread } from "./questions.ts"
import type { OutboxItem } from "./state.ts"
import type { Turn } from "./turn.ts"

/** Durable. What shows on screen stays there until its entry comes to take its place. */
export function onAccepted(turn: Turn, frame: Extract<DownFrame, { type: "accepted" }>): void {
  const { id, conversationId, repeated, position, seq } = frame
  const item = find(turn, id)
  if (item === undefined) return
  lookAgain(turn, item)
  const thread = turn.state.threads[conversationId]
  if (thread?.status !== "loaded" || !isShown(item)) return letGo(turn, id)
  // The thread has come past it: it is in there, or older than what is shown, and nothing will come to take its place.
  if ((seq ?? position ?? Infinity) <= thread.upTo) return letGo(turn, id)
  change(turn, id, { sending: { status: "accepted" } })
  turn.do({ type: "forget", id })
  // Opened before, and our copy knows nothing of it: its entries do not come by themselves, they have to be read.
  if (repeated && item.operation.command.type === "start" && thread.upTo === 0) reloadThread(turn, conversationId)
}

export function onRefused(turn: Turn, frame: Extract<DownFrame, { type: "refused" }>): void {
  if (frame.conversation !== undefined) merge(turn, frame.conversation)
  const item = frame.id === undefined ? undefined : find(turn, frame.id)
  // Refused already, in another tab or before it was said twice: the first no stands, and nothing makes it go out again.
  if (item === undefined || item.sending.status === "refused") return
  const { code, detail, retryAfterMs } = frame
  const { id, command } = item.operation
  // It ended by itself: what was wanted has happened.
  if (command.type === "stop" && code === "not_answering") return letGo(turn, id)
  switch (refusals[code].advice) {
    case "retry": {
      const notBefore = turn.now + (retryAfterMs ?? pauseMs(item.attempts, turn.random))
      return change(turn, id, { sending: { status: "queued", notBefore } })
    }
    case "sign_in":
      // The line is closed next; whoever signs in again finds it here.
      return change(turn, id, { sending: { status: "queued", notBefore: turn.now + limits.answerMs } })
    case "fix":
    case "refresh":
    case "give_up": {
      const refusal: Refusal = { code, ...(detail === undefined ? {} : { detail }) }
      change(turn, id, { sending: { status: "refused", refusal } })
      // Whoever was told no must not see it happen all the same, after a reload or by another tab. A move is forgotten; words
      // are kept, as refused, until the person tries them again or gives them up.
      if (hasText(item)) turn.do({ type: "keep", item: { operation: item.operation, at: item.at, refusal } })
      else turn.do({ type: "forget", id })
    }
  }
}

/** An entry is here: the operation with its id, if it is one of ours, is done. */
export function settle(turn: Turn, entryId: string): void {
  const item = find(turn, entryId)
  if (item === undefined) return
  lookAgain(turn, item)
  letGo(turn, entryId)
}

/** The service knew nothing of a conversation that was just begun when it was told that we have it on screen. */
function lookAgain(turn: Turn, { operation: { command, conversationId } }: OutboxItem): void {
  if (command.type === "start" && conversationId === turn.state.watched) turn.say({ type: "watch", conversationId })
}

const find = (turn: Turn, id: string): OutboxItem | undefined =>
  turn.state.outbox.find(({ operation }) => operation.id === id)

/** Words, and what is said about answers and by their customer at the end: a button must not jump back until the entry is here. */
const isShown = (item: OutboxItem): boolean =>
  hasText(item) || ["stop", "regenerate", "rate", "score", "leave_email"].includes(item.operation.command.type)

const hasText = ({ operation: { command } }: OutboxItem): boolean => "text" in command || command.type === "escalate"

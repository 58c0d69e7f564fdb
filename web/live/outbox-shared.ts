import { limits } from "../../protocol/limits.ts"
import type { Kept } from "./event.ts"
import { change, queueAgain } from "./outbox.ts"
import type { Sending } from "./state.ts"
import type { Turn } from "./turn.ts"

/** What was kept when this page was last open goes out as soon as there is a line, unless it was refused. */
export function loaded(turn: Turn, items: readonly Kept[]): void {
  for (const item of items) add(turn, item, 0)
}

/**
 * Another tab of this person keeps an operation and is about to send it. We show it too, and send it ourselves only if it
 * is still there after the time of an answer: the other tab may be gone. Both may send, since an id counts once.
 * A refusal that the other tab heard counts here as well, and so does what the person then decides there.
 */
export function keptElsewhere(turn: Turn, item: Kept): void {
  const notBefore = turn.now + limits.answerMs
  const ours = turn.state.outbox.find(({ operation }) => operation.id === item.operation.id)
  if (ours === undefined) return add(turn, item, notBefore)
  const { status } = ours.sending
  if (item.refusal === undefined && status === "refused") queueAgain(turn, ours, notBefore)
  if (item.refusal !== undefined && status !== "accepted") {
    change(turn, item.operation.id, { sending: { status: "refused", refusal: item.refusal } })
  }
}

/** The other tab had its answer, or the person gave it up there. */
export function forgottenElsewhere(turn: Turn, id: string): void {
  turn.set({ outbox: turn.state.outbox.filter(({ operation }) => operation.id !== id) })
}

function add(turn: Turn, { operation, at, refusal }: Kept, notBefore: number): void {
  if (turn.state.outbox.some(item => item.operation.id === operation.id)) return
  const sending: Sending = refusal === undefined ? { status: "queued", notBefore } : { status: "refused", refusal }
  turn.set({ outbox: [...turn.state.outbox, { operation, at, attempts: 0, sending }] })
}

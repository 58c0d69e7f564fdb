import { limits } from "../../protocol/limits.ts"
import type { Kept } from "./event.ts"
import type { OutboxItem } from "./state.ts"
import type { Turn } from "./turn.ts"

/** What was kept when this page was last open goes out as soon as there is a line. */
export function loaded(turn: Turn, items: readonly Kept[]): void {
  for (const item of items) add(turn, item, 0)
}

/**
 * Another tab of this person keeps an operation and is about to send it. We show it too, and send it ourselves only if it
 * is still there after the time of an answer: the other tab may be gone. Both may send, since an id counts once.
 */
export function keptElsewhere(turn: Turn, item: Kept): void {
  add(turn, item, turn.now + limits.answerMs)
}

/** The other tab had its answer, or the person gave it up there. */
export function forgottenElsewhere(turn: Turn, id: string): void {
  turn.set({ outbox: turn.state.outbox.filter(({ operation }) => operation.id !== id) })
}

function add(turn: Turn, { operation, at }: Kept, notBefore: number): void {
  if (turn.state.outbox.some(item => item.operation.id === operation.id)) return
  const item: OutboxItem = { operation, at, attempts: 0, sending: { status: "queued", notBefore } }
  turn.set({ outbox: [...turn.state.outbox, item] })
}

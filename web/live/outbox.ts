import type { Operation } from "../../protocol/command.ts"
import { limits } from "../../protocol/limits.ts"
import type { Happening } from "./event.ts"
import { tell } from "./presence.ts"
import { wantThread } from "./questions.ts"
import type { OutboxItem, Sending } from "./state.ts"
import { isLive, type Turn } from "./turn.ts"

type Unkept = Extract<Happening, { type: "not_kept" }>

/** A person did something: kept first, then sent when its turn comes. */
export function post(turn: Turn, operation: Operation): void {
  const { conversationId, command } = operation
  turn.do({ type: "keep", item: { operation, at: turn.now } })
  const item: OutboxItem = { operation, at: turn.now, attempts: 0, sending: { status: "queued", notBefore: 0 } }
  // What another tab keeps goes out before what was typed after it; the organization knows repeated ids.
  const outbox = turn.state.outbox.map(one => (one.operation.conversationId === conversationId ? hurry(one) : one))
  turn.set({ outbox: [...outbox, item], unkept: null })
  if (command.type === "start") wantThread(turn, conversationId)
  if (command.type === "send") tell(turn, { conversationId, on: false })
}

/** Nothing is kept or sent, and the person is told what was not done. */
export function notKept(turn: Turn, { operation, refusal }: Unkept): void {
  turn.set({ unkept: { operation, at: turn.now, attempts: 0, sending: { status: "refused", refusal } } })
}

const hurry = (item: OutboxItem): OutboxItem =>
  item.sending.status === "queued" && item.attempts === 0
    ? { ...item, sending: { status: "queued", notBefore: 0 } }
    : item

/**
 * Sends whatever may go: operations of one conversation strictly one after another, the next when the one before is durable.
 * So a refusal that says "wait" cannot let a later message overtake.
 */
export function flush(turn: Turn): void {
  if (!isLive(turn.state)) return
  for (const item of nextInLine(turn.state.outbox)) {
    const { sending } = item
    if (sending.status === "queued" && turn.now >= sending.notBefore) send(turn, item)
    if (sending.status === "sending" && turn.now >= sending.answerBy) send(turn, item)
  }
}

/** The operations that wait for nobody before them in their conversation. */
export function nextInLine(outbox: readonly OutboxItem[]): OutboxItem[] {
  const busy = new Set<string>()
  return outbox.filter(item => {
    const { conversationId } = item.operation
    const isNext = !busy.has(conversationId)
    if (blocks(item)) busy.add(conversationId)
    return isNext
  })
}

/** A refused message stands aside; nothing can follow a conversation that was not opened. */
function blocks({ operation, sending }: OutboxItem): boolean {
  switch (sending.status) {
    case "queued":
    case "sending":
      return true
    case "accepted":
      return false
    case "refused":
      return operation.command.type === "start"
  }
}

function send(turn: Turn, item: OutboxItem): void {
  change(turn, item.operation.id, {
    attempts: item.attempts + 1,
    sending: { status: "sending", answerBy: turn.now + limits.answerMs },
  })
  turn.say({ type: "do", operation: item.operation })
}

/** The line broke: nobody will answer what was said on it. */
export function requeue(turn: Turn): void {
  const queued: Sending = { status: "queued", notBefore: 0 }
  turn.set({
    outbox: turn.state.outbox.map(item => (item.sending.status === "sending" ? { ...item, sending: queued } : item)),
  })
}

/** The person wants it all the same: kept anew, so that it is not refused any more over a reload and in other tabs. */
export function retry(turn: Turn, id: string): void {
  const item = turn.state.outbox.find(({ operation }) => operation.id === id)
  if (item?.sending.status !== "refused") return
  turn.do({ type: "keep", item: { operation: item.operation, at: item.at } })
  queueAgain(turn, item, 0)
}

/** What was said since has gone ahead, so it queues behind that. */
export function queueAgain(turn: Turn, item: OutboxItem, notBefore: number): void {
  const others = turn.state.outbox.filter(({ operation }) => operation.id !== item.operation.id)
  turn.set({ outbox: [...others, { ...item, sending: { status: "queued", notBefore } }] })
}

/** The person gives it up. With the message that was to open a conversation goes everything said in it. */
export function discard(turn: Turn, id: string): void {
  if (turn.state.unkept?.operation.id === id) return turn.set({ unkept: null })
  const given = turn.state.outbox.find(({ operation }) => operation.id === id)?.operation
  if (given === undefined) return
  const whole = given.command.type === "start"
  for (const { operation } of turn.state.outbox) {
    if (operation.id === id || (whole && operation.conversationId === given.conversationId)) letGo(turn, operation.id)
  }
}

export function letGo(turn: Turn, id: string): void {
  turn.set({ outbox: turn.state.outbox.filter(({ operation }) => operation.id !== id) })
  turn.do({ type: "forget", id })
}

export function change(turn: Turn, id: string, to: Partial<OutboxItem>): void {
  turn.set({ outbox: turn.state.outbox.map(item => (item.operation.id === id ? { ...item, ...to } : item)) })
}

import { type Command, command as commandSchema, type Operation } from "../../protocol/command.ts"
import type { Entry } from "../../protocol/entry.ts"
import { limits } from "../../protocol/limits.ts"
import type { Whereabouts } from "../../protocol/origin.ts"
import { type Result, refuse } from "../../protocol/refusal.ts"
import type { UpFrame } from "../../protocol/up.ts"
import type { Queue, View } from "../../protocol/view.ts"
import { Shell } from "./shell.ts"
import type { OrganizationState } from "./state.ts"

/** An operation's id, or why it could not even be kept for sending. */
type Posted = Result<{ id: string; conversationId: string }>

/**
 * One person's live line to one organization: what they know (`getSnapshot`, `subscribe`: made for `useSyncExternalStore`)
 * and what they can do. Operations are kept and sent when possible; their fate shows in `state.outbox` and then in the thread.
 */
export class OrganizationClient {
  readonly #shell: Shell
  readonly #listeners = new Set<() => void>()
  readonly #hearers = new Set<(news: readonly Entry[]) => void>()

  constructor(who: { organizationId: string; userId: string }) {
    this.#shell = new Shell(who, {
      changed: () => {
        for (const listener of this.#listeners) listener()
      },
      heard: news => {
        for (const hear of this.#hearers) hear(news)
      },
    })
    this.#shell.start()
  }

  readonly getSnapshot = (): OrganizationState => this.#shell.state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Calls with what is said from now on, once, when the state shows it; what was said before and is only read now is no news. */
  readonly hear = (hearer: (news: readonly Entry[]) => void): (() => void) => {
    this.#hearers.add(hearer)
    return () => this.#hearers.delete(hearer)
  }

  /** Customers: begin a conversation with its first message. */
  start(text: string, whereabouts?: Whereabouts): Posted {
    return this.#post(crypto.randomUUID(), { type: "start", text, ...(whereabouts && { whereabouts }) })
  }

  /** `seen`, of staff: the newest number that was on screen. What has come since refuses it as `stale`. */
  send(conversationId: string, text: string, seen?: number): Posted {
    return this.#post(conversationId, { type: "send", text, ...(seen !== undefined && { seen }) })
  }

  /** What was refused as `stale`, by somebody who has read what is new: another operation with the same content. */
  sendAnyway(operationId: string): void {
    const { outbox, threads } = this.getSnapshot()
    const item = outbox.find(({ operation }) => operation.id === operationId)
    if (item?.sending.status !== "refused") return
    const { conversationId, command } = item.operation
    const thread = threads[conversationId]
    if (!("seen" in command) || thread?.status !== "loaded") return
    if (this.#post(conversationId, { ...command, seen: thread.upTo }).ok) this.discard(operationId)
  }

  /** Whatever else is done to a conversation. */
  act(conversationId: string, command: Command): Posted {
    return this.#post(conversationId, command)
  }

  /** Staff: a note only the team sees, and who of it is asked to look. */
  note(conversationId: string, text: string, ...mentions: string[]): Posted {
    return this.#post(conversationId, { type: "note", text, ...(mentions.length > 0 && { mentions }) })
  }

  escalate(conversationId: string, reason: string): Posted {
    return this.#post(conversationId, { type: "escalate", reason })
  }

  cancel(conversationId: string): Posted {
    return this.#post(conversationId, { type: "cancel" })
  }

  /** Ends the answer that is being written, where it stands. */
  stop(conversationId: string, answerId: string): Posted {
    return this.#post(conversationId, { type: "stop", answerId })
  }

  /** Customers: asks for the newest answer again. */
  regenerate(conversationId: string, answerId: string): Posted {
    return this.#post(conversationId, { type: "regenerate", answerId })
  }

  /** Customers: says whether an answer helped, and why not. */
  rate(conversationId: string, answerId: string, rating: { rating: "up" | "down"; reason: string | null }): Posted {
    return this.#post(conversationId, { type: "rate", answerId, ...rating })
  }

  claim(conversationId: string): Posted {
    return this.#post(conversationId, { type: "claim" })
  }

  release(conversationId: string, to: "queue" | "assistant"): Posted {
    return this.#post(conversationId, { type: "release", to })
  }

  /** `seen` as in `send`: nobody resolves over what has just been said. */
  resolve(conversationId: string, seen?: number): Posted {
    return this.#post(conversationId, { type: "resolve", ...(seen !== undefined && { seen }) })
  }

  reopen(conversationId: string): Posted {
    return this.#post(conversationId, { type: "reopen" })
  }

  /** Sends a refused operation again, under the same id. */
  retry(operationId: string): void {
    this.#shell.happened({ type: "retried", id: operationId })
  }

  /** Gives up an operation that was refused or still waits. */
  discard(operationId: string): void {
    this.#shell.happened({ type: "discarded", id: operationId })
  }

  /** Staff: loads the first page of a queue, again if it failed. Customers' own conversations load by themselves, as `all`. */
  list(queue: Queue, filter: View = {}): void {
    this.#shell.happened({ type: "list_wanted", queue, filter })
  }

  loadMore(queue: Queue, filter: View = {}): void {
    this.#shell.happened({ type: "more_wanted", queue, filter })
  }

  /** Loads a conversation and its newest entries, again if it failed. */
  open(conversationId: string): void {
    this.#shell.happened({ type: "thread_wanted", conversationId })
  }

  loadOlder(conversationId: string): void {
    this.#shell.happened({ type: "older_wanted", conversationId })
  }

  /** The conversation on screen, or null: others see us there, and what is in it counts as read while the tab is visible. */
  watch(conversationId: string | null): void {
    this.#shell.happened({ type: "watched", conversationId })
  }

  /** Call on every keystroke with true; with false when the composer is emptied or left. */
  typing(conversationId: string, on: boolean): void {
    this.#shell.happened({ type: "typed", conversationId, on })
  }

  /** Connect at once instead of waiting. */
  tryNow(): void {
    this.#shell.happened({ type: "try_now" })
  }

  close(): void {
    this.#shell.stop()
  }

  #post(conversationId: string, command: Command): Posted {
    if (!commandSchema.safeParse(command).success) return refuse("bad_text")
    const operation = { id: crypto.randomUUID(), conversationId, command }
    const refused = this.getSnapshot().outbox.length >= limits.outboxOperationsMax ? isFull : tooLarge(operation)
    if (refused !== null) {
      this.#shell.happened({ type: "not_kept", operation, refusal: refused.refusal })
      return refused
    }
    this.#shell.happened({ type: "posted", operation })
    return { ok: true, id: operation.id, conversationId }
  }
}

const isFull = refuse(
  "rate_limited",
  `${limits.outboxOperationsMax} messages and changes wait to be sent. Wait until they are.`,
)

/** A macro of several long texts may be more than a frame takes, which the organization would not even read. */
function tooLarge(operation: Operation): ReturnType<typeof refuse> | null {
  const frame: UpFrame = { type: "do", operation }
  const { length } = new TextEncoder().encode(JSON.stringify(frame))
  return length <= limits.frameBytesMax ? null : refuse("too_large")
}

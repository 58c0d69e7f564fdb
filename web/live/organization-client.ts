import type { Result } from "../../protocol/refusal.ts"
import type { Queue } from "../../protocol/rest.ts"
import type { OrganizationState } from "./state.ts"

/** An operation's id, or why it could not even be kept for sending. */
export type Posted = Result<{ id: string; conversationId: string }>

/**
 * One person's live line to one organization: what they know (`getSnapshot`, `subscribe`: made for `useSyncExternalStore`)
 * and what they can do. Operations are kept and sent when possible; their fate shows in `state.outbox` and then in the thread.
 */
export interface OrganizationClient {
  getSnapshot(): OrganizationState
  subscribe(listener: () => void): () => void

  /** Customers: begin a conversation with its first message. */
  start(text: string): Posted
  send(conversationId: string, text: string): Posted
  /** Staff: a note only the team sees. */
  note(conversationId: string, text: string): Posted
  escalate(conversationId: string, reason: string): Posted
  cancel(conversationId: string): Posted
  claim(conversationId: string): Posted
  release(conversationId: string, to: "queue" | "assistant"): Posted
  resolve(conversationId: string): Posted
  reopen(conversationId: string): Posted
  /** Sends a refused operation again, under the same id. */
  retry(operationId: string): void
  /** Gives up an operation that was refused or still waits. */
  discard(operationId: string): void

  /** Staff: loads the first page of a queue, again if it failed. Customers' own conversations load by themselves. */
  list(queue: Queue): void
  loadMore(queue: Queue): void
  /** Loads a conversation and its newest entries, again if it failed. */
  open(conversationId: string): void
  loadOlder(conversationId: string): void
  /** The conversation on screen, or null: others see us there, and what is in it counts as read while the tab is visible. */
  watch(conversationId: string | null): void
  /** Call on every keystroke with true; with false when the composer is emptied or left. */
  typing(conversationId: string, on: boolean): void

  /** Connect at once instead of waiting. */
  tryNow(): void
  close(): void
}

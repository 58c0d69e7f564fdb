import type { Operation } from "../../protocol/command.ts"
import type { Conversation } from "../../protocol/conversation.ts"
import type { DownFrame } from "../../protocol/down.ts"
import type { Refusal } from "../../protocol/refusal.ts"
import type { ConversationPage, EntryPage } from "../../protocol/rest.ts"
import type { UpFrame } from "../../protocol/up.ts"
import type { Queue, View } from "../../protocol/view.ts"
import type { Failure } from "./state.ts"

/** Something that happened, with the only clock and the only dice the brain has. `random` is at least 0 and below 1. */
export type LiveEvent = Happening & { now: number; random: number }

export type Happening =
  | { type: "started"; online: boolean; visible: boolean }
  | { type: "left" }
  /** Time has passed: whatever is due happens now. */
  | { type: "ticked" }
  | { type: "online_changed"; online: boolean }
  | { type: "visible_changed"; visible: boolean }
  | { type: "try_now" }
  /** `socket` is the number it was opened under; what comes from an older one is not heard. */
  | { type: "socket_opened"; socket: number }
  | { type: "frame_received"; socket: number; frame: DownFrame }
  | { type: "pong_received"; socket: number }
  | { type: "socket_closed"; socket: number; code: number }
  | { type: "probed"; socket: number; finding: Finding }
  | { type: "conversations_fetched"; question: ConversationsQuestion; page: ConversationPage }
  | { type: "conversation_fetched"; question: ConversationQuestion; conversation: Conversation }
  | { type: "entries_fetched"; question: EntriesQuestion; page: EntryPage }
  | { type: "fetch_failed"; question: Question; failure: Failure }
  | { type: "outbox_loaded"; items: readonly Kept[] }
  /** Another tab of this person keeps an operation, was refused it, tries it again, or let go of it. */
  | { type: "kept_elsewhere"; item: Kept }
  | { type: "forgotten_elsewhere"; id: string }
  | { type: "posted"; operation: Operation }
  /** There was no room to keep it. */
  | { type: "not_kept"; operation: Operation; refusal: Refusal }
  | { type: "retried" | "discarded"; id: string }
  | { type: "list_wanted" | "more_wanted"; queue: Queue; filter?: View }
  | { type: "thread_wanted" | "older_wanted"; conversationId: string }
  | { type: "watched"; conversationId: string | null }
  | { type: "typed"; conversationId: string; on: boolean }

/** What a request told about a line that could not be opened. */
export type Finding = "reachable" | "unreachable" | "signed_out" | "gone"

/** An operation as it is kept over a reload. What was refused is kept with the refusal, and nobody sends it until its person says so. */
export interface Kept {
  operation: Operation
  at: number
  refusal?: Refusal
}

export type Question = ConversationsQuestion | ConversationQuestion | EntriesQuestion
interface Asked {
  generation: number
}
interface ConversationsQuestion extends Asked {
  about: "conversations"
  queue: Queue
  filter: View
  cursor: string | null
  heard: number
}
interface ConversationQuestion extends Asked {
  about: "conversation"
  conversationId: string
}
interface EntriesQuestion extends Asked {
  about: "entries"
  conversationId: string
  cursor: string | null
  /** How far the asker had heard: an answer that is true for less would leave a hole. */
  heard: number
}

/** What the shell has to do, in this order. */
export type Effect =
  | { type: "open_socket"; socket: number }
  | { type: "close_socket"; socket: number }
  | { type: "send"; socket: number; frame: UpFrame }
  | { type: "ping"; socket: number }
  /** Find out by a request why the line cannot be opened. */
  | { type: "probe"; socket: number }
  | { type: "fetch"; question: Question }
  /** Keep over a reload; comes before the frame is sent. */
  | { type: "keep"; item: Kept }
  | { type: "forget"; id: string }

import type { Operation } from "../../protocol/command.ts"
import type { Noun, Present, QueueCounts, Teammate } from "../../protocol/down.ts"
import type { Entry } from "../../protocol/entry.ts"
import type { Viewer } from "../../protocol/person.ts"
import type { Refusal, RefusalCode } from "../../protocol/refusal.ts"
import type { AnswerDraft } from "./answer-draft.ts"
import { Known } from "./known.ts"
import type { ListRef } from "./list-ref.ts"
import type { Rows } from "./list-rows.ts"

/** Everything a page knows of one organization. Never changed in place: a new object says that something is new. Times are milliseconds since 1970. */
export interface OrganizationState {
  readonly organizationId: string
  readonly connection: Connection
  /** What the browser says about its network and its tab. */
  readonly online: boolean
  readonly visible: boolean
  /** Who the service says we are; null before the first greeting. */
  readonly viewer: Viewer | null
  readonly epoch: string | null
  /** Staff: number of the last entry taken in. Customers hold a position per conversation instead. */
  readonly cursor: number | null
  /** Sockets opened so far; the newest one is the only one that is heard. */
  readonly sockets: number
  /** Rises when everything was dropped; answers to questions asked before count for nothing. */
  readonly generation: number
  readonly conversations: Known
  /** Conversations that were erased while this page was open: what is asked about them comes too late. */
  readonly erased: ReadonlySet<string>
  /** Conversations we heard of without knowing them: what was said stays here until they have been read. */
  readonly wanted: Readonly<Record<string, Wanted>>
  readonly threads: Readonly<Record<string, Thread>>
  /** By `listKey`, the one opened last at the end. One that was never opened is not there. */
  readonly lists: Readonly<Record<string, List>>
  /** Who has which conversation on screen, this person included. */
  readonly here: Readonly<Record<string, readonly Marked[]>>
  readonly typing: Readonly<Record<string, readonly Marked[]>>
  /** The answer that is being written in the conversation on screen, by its conversation. */
  readonly drafts: Readonly<Record<string, AnswerDraft>>
  /** From when on a piece that does not fit is a reason to ask for the whole text again. */
  readonly askDraftFrom: number
  /** The assistant that answers here; null when it is off, or before the first greeting. */
  readonly assistant: { readonly name: string } | null
  /** Staff: who works here, once we have been told. */
  readonly team: readonly Teammate[]
  readonly queues: QueueCounts | null
  /** How often each of them has changed that pages read by REST. */
  readonly changes: Readonly<Partial<Record<Noun, number>>>
  readonly outbox: readonly OutboxItem[]
  /** The newest operation that found no room in the outbox or in a frame, refused: until its person has read so, or something is kept. */
  readonly unkept: OutboxItem | null
  /** The conversation on this screen. */
  readonly watched: string | null
  /** From when on it is said again that this person looks at it. */
  readonly watchedAgainAt: number
  readonly receipts: ReceiptsOut
  /** Conversations with something unread that this person answers for, besides the one on screen. */
  readonly owing: ReadonlySet<string>
  readonly typingOut: { conversationId: string; renewAt: number } | null
  /** Conversations named in the last greeting: what was missed in them follows it. */
  readonly greeted: readonly string[]
}

export type Connection =
  | { status: "idle" }
  /** `because`: why the line before this try was lost; null for the first one. */
  | { status: "connecting" | "greeting"; socket: number; attempt: number; giveUpAt: number; because: WaitReason | null }
  | { status: "live" | "catching_up"; socket: number; attempt: number; since: number; line: Line }
  | { status: "waiting"; attempt: number; retryAt: number; reason: WaitReason }
  | { status: "stopped"; reason: StopReason }

/** `offline`: the device has no network. `unreachable`: the service does not answer. `dropped`: it answered and the line broke. */
export type WaitReason = "offline" | "unreachable" | "dropped"
export type StopReason = "signed_out" | "replaced" | "strikes" | "unknown_version" | "gone" | "left"

/** Bookkeeping of one socket since its welcome. */
export interface Line {
  framesTaken: number
  framesAcknowledged: number
  acknowledgeAt: number | null
  pingAt: number
  pongBy: number | null
}

/** The entries of a conversation, gap-free from `olderCursor` (null: from its beginning) up to `upTo` (staff: number, customers: position). */
export type Thread =
  /** `late` arrived while the first page was on its way; `heard` is how far this client had heard when it asked. */
  | { status: "loading"; late: readonly Entry[]; heard: number; attempt: number }
  | { status: "loaded"; entries: readonly Entry[]; upTo: number; olderCursor: string | null; older: Older }
  | { status: "failed"; failure: Failure | "erased"; attempt: number; retryAt: number | null }
/** Whoever has it on screen is told why it is empty. */
export const erasedThread: Thread = { status: "failed", failure: "erased", attempt: 0, retryAt: null }
export type Older = "idle" | "loading" | "failed"

export type List =
  | { status: "unloaded" }
  | (OpenList & { status: "loading"; heard: number; attempt: number })
  | (OpenList & { status: "loaded"; nextCursor: string | null; more: Older; isCut: boolean })
  | (OpenList & { status: "failed"; failure: Failure; attempt: number; retryAt: number | null })
/** `isCut`: there are more than a page reads. */
interface OpenList extends Rows {
  of: ListRef
}

export interface Wanted {
  late: readonly Entry[]
  attempt: number
  /** Null while the question is on its way. */
  retryAt: number | null
}

/** Why something could not be read: the service could not be reached, or it refused. */
export type Failure = "unreachable" | RefusalCode

/** Somebody who is here, or types, until then at most. */
export interface Marked {
  person: Present
  until: number
}

/** An operation on its way. Stays until it is durable (and, if it has text, until its entry is here to take its place). */
export interface OutboxItem {
  operation: Operation
  at: number
  attempts: number
  sending: Sending
}
export type Sending =
  | { status: "queued"; notBefore: number }
  | { status: "sending"; answerBy: number }
  | { status: "accepted" }
  | { status: "refused"; refusal: Refusal }

interface ReceiptsOut {
  /** When what has changed is told, or null when there is nothing to tell. */
  tellAt: number | null
  told: Readonly<Record<string, { delivered: number; read: number }>>
}

export const emptyState = (organizationId: string): OrganizationState => ({
  organizationId,
  connection: { status: "idle" },
  online: true,
  visible: true,
  viewer: null,
  epoch: null,
  cursor: null,
  sockets: 0,
  generation: 0,
  conversations: Known.nothing,
  erased: new Set(),
  wanted: {},
  threads: {},
  lists: {},
  here: {},
  typing: {},
  drafts: {},
  askDraftFrom: 0,
  assistant: null,
  team: [],
  queues: null,
  changes: {},
  outbox: [],
  unkept: null,
  watched: null,
  watchedAgainAt: 0,
  receipts: { tellAt: null, told: {} },
  owing: new Set(),
  typingOut: null,
  greeted: [],
})

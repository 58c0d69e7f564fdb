import type { StoredConversation } from "../../protocol/conversation.ts"
import type { DownFrame } from "../../protocol/down.ts"
import { closeCodes } from "../../protocol/down.ts"
import type { StoredEntry } from "../../protocol/entry.ts"
import { limits } from "../../protocol/limits.ts"
import { isStaff, type Role } from "../../protocol/person.ts"
import { entryFor } from "../../protocol/visibility.ts"
import type { Clock } from "./ports.ts"
import { hangUp, type Socket, type Sockets } from "./sockets.ts"
import { bytesOf, withinBytes } from "./within-bytes.ts"

const customerView = { role: null }
const staffView = { role: "agent" } as const

interface Held {
  entry: StoredEntry
  customerId: string
}

/** Tells everyone who may hear it, and only them. Each frame is encoded once per kind of reader, however many there are. */
export class Hub {
  #sockets: Sockets
  #clock: Clock
  #held: Held[] = []
  #answers = new Map<Socket, string[]>()
  #afterwards = new Map<string, () => void>()
  #holding = false
  /** Messages sent since the object started. */
  sent = 0
  constructor(sockets: Sockets, clock: Clock) {
    this.#sockets = sockets
    this.#clock = clock
  }

  /** Work whose entries and answers are told together at its end: one message for all that a reader may hear. */
  together(work: () => void): void {
    this.#holding = true
    try {
      work()
    } finally {
      this.#holding = false
      this.letGo()
      const last = [...this.#afterwards.values()]
      this.#afterwards.clear()
      for (const say of last) say()
    }
  }

  /** What only how it stands in the end is worth saying of: said once, after everything that happens together. */
  afterwards(what: string, say: () => void): void {
    if (this.#holding) this.#afterwards.set(what, say)
    else say()
  }

  /** An answer to one socket. It leaves in one message with the entries that this socket hears next, or alone. */
  answer(socket: Socket, frame: DownFrame): void {
    const answers = this.#answers.get(socket)
    if (answers) answers.push(JSON.stringify(frame))
    else this.#answers.set(socket, [JSON.stringify(frame)])
    if (!this.#holding) this.letGo()
  }

  /** New entries of one conversation, already durable in the transaction that is about to leave. */
  publish(entries: StoredEntry[], conversation: StoredConversation): void {
    this.#held.push(...entries.map(entry => ({ entry, customerId: conversation.customer.id })))
    if (!this.#holding) this.letGo()
  }

  /** Tells what is held. Before anything that builds upon it: a greeting, a page, a conversation as it stands. */
  letGo(): void {
    if (this.#held.length > 0) this.#tellEntries(this.#held.splice(0))
    for (const [socket, answers] of this.#answers) this.#send(socket, message(answers))
    this.#answers.clear()
  }

  #tellEntries(held: Held[]): void {
    this.#tell(
      this.#sockets.staff(),
      staffView,
      held.map(({ entry }) => entry),
    )
    const own = Map.groupBy(
      held.filter(({ entry }) => entry.position !== null),
      ({ customerId }) => customerId,
    )
    for (const [customerId, theirs] of own) {
      this.#tell(
        this.#customerSockets(customerId),
        customerView,
        theirs.map(({ entry }) => entry),
      )
    }
  }

  /** A frame about the present moment (receipts, typing, who is here): worth nothing later, so readers who lag miss it. */
  signal(
    frame: DownFrame,
    to: { conversation?: StoredConversation; staff?: DownFrame; except?: (socket: Socket) => boolean },
  ): void {
    this.letGo()
    const hears = (socket: Socket) => to.except?.(socket) !== true
    this.#whisperTo(filtered(this.#sockets.staff(), hears), to.staff ?? frame)
    if (to.conversation) this.#whisperTo(filtered(this.#customerSockets(to.conversation.customer.id), hears), frame)
  }

  /** A signal that is the same for everybody who is connected. */
  tellAll(frame: DownFrame): void {
    this.letGo()
    this.#whisperTo(this.#sockets.all(), frame)
  }

  /** A piece of an answer, for who has the conversation on screen. A reader who lags misses it and asks for the whole. */
  draft(conversation: StoredConversation, frame: Extract<DownFrame, { type: "draft" }>): void {
    this.letGo()
    const { trace: _staffOnly, ...forCustomer } = frame
    this.#whisperTo(this.#watching(this.#sockets.staff(), conversation.id), frame)
    this.#whisperTo(this.#watching(this.#customerSockets(conversation.customer.id), conversation.id), forCustomer)
  }

  /** Closes a socket whose sign-in has ended. True when it may be written to. */
  admits(socket: Socket): boolean {
    if (socket.session.expiresAt > this.#clock.now()) return true
    hangUp(socket, closeCodes.signedOut, "The session has expired")
    return false
  }

  /** Encoded when the first reader is found: often nobody is there. */
  #tell(readers: Iterable<Socket>, view: { role: Role | null }, entries: StoredEntry[]): void {
    let frames: { text: string; before: number }[] | undefined
    for (const socket of readers) {
      frames ??= framesOf(view, entries)
      for (const frame of frames) this.#push(socket, frame)
    }
  }

  *#customerSockets(customerId: string): Iterable<Socket> {
    for (const socket of this.#sockets.of(customerId)) if (!isStaff(socket.session.viewer)) yield socket
  }

  /** A reader who does not acknowledge is sent nothing more: it becomes one who pulls, from just before this frame. */
  #push(socket: Socket, { text, before }: { text: string; before: number }): void {
    if (socket.session.reader.state !== "live" || !this.admits(socket)) return
    if (socket.framesSent - socket.framesAcknowledged >= limits.windowFramesMax) {
      socket.update({ reader: { state: "behind", after: before, joined: before, floors: {} } })
      return
    }
    socket.framesSent += 1
    const answers = this.#answers.get(socket)
    if (!answers) return this.#send(socket, text)
    this.#answers.delete(socket)
    this.#send(socket, message([...answers, text]))
  }

  #watching(sockets: Iterable<Socket>, conversationId: string): Iterable<Socket> {
    return filtered(sockets, ({ session }) => session.watching === conversationId)
  }

  #whisperTo(readers: Iterable<Socket>, frame: DownFrame): void {
    let text: string | undefined
    for (const socket of readers) {
      if (socket.session.reader.state !== "live" || !this.admits(socket)) continue
      if (socket.framesSent - socket.framesAcknowledged >= limits.windowFramesMax) continue
      text ??= JSON.stringify(frame)
      this.#send(socket, text)
    }
  }

  #send(socket: Socket, text: string): void {
    this.sent += 1
    socket.send(text)
  }
}

function* filtered(sockets: Iterable<Socket>, hears: (socket: Socket) => boolean): Iterable<Socket> {
  for (const socket of sockets) if (hears(socket)) yield socket
}

/** What one WebSocket message carries (protocol/down.ts). */
const message = (frames: string[]): string => (frames.length === 1 ? frames.join("") : `[${frames.join(",")}]`)

function framesOf(view: { role: Role | null }, entries: StoredEntry[]): { text: string; before: number }[] {
  const frames = []
  for (let rest = entries; rest[0] !== undefined; ) {
    const some = withinBytes(rest.slice(0, limits.entriesPerFrameMax), limits.entriesPageBytesMax, bytesOf)
    const visible = some.map(entry => entryFor(view, entry)).filter(entry => entry !== null)
    frames.push({ text: JSON.stringify({ type: "entries", entries: visible, more: false }), before: rest[0].seq - 1 })
    rest = rest.slice(some.length)
  }
  return frames
}

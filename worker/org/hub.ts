import type { StoredConversation } from "../../protocol/conversation.ts"
import type { DownFrame } from "../../protocol/down.ts"
import { closeCodes } from "../../protocol/down.ts"
import type { StoredEntry } from "../../protocol/entry.ts"
import { limits } from "../../protocol/limits.ts"
import { isStaff, type Role } from "../../protocol/person.ts"
import { entryFor } from "../../protocol/visibility.ts"
import type { Clock } from "./ports.ts"
import { hangUp, type Socket, type Sockets } from "./sockets.ts"

const customerView = { role: null }
const staffView = { role: "agent" } as const

/** Tells everyone who may hear it, and only them. Each frame is encoded once per kind of reader, however many there are. */
export class Hub {
  #sockets: Sockets
  #clock: Clock
  constructor(sockets: Sockets, clock: Clock) {
    this.#sockets = sockets
    this.#clock = clock
  }

  /** New entries of one conversation, already durable in the transaction that is about to leave. */
  publish(entries: StoredEntry[], conversation: StoredConversation): void {
    const first = entries[0]
    if (!first) return
    const before = first.seq - 1
    // Encoded when the first reader of a kind is found: often nobody is there.
    let forStaff: string | undefined
    for (const socket of this.#sockets.staff()) {
      forStaff ??= entriesFrame(staffView, entries)
      this.#push(socket, forStaff, before)
    }
    let forCustomer: string | undefined
    if (entries.every(({ position }) => position === null)) return
    for (const socket of this.#customerSockets(conversation)) {
      forCustomer ??= entriesFrame(customerView, entries)
      this.#push(socket, forCustomer, before)
    }
  }

  /** A frame about the present moment (receipts, typing, who is here): worth nothing later, so readers who lag miss it. */
  signal(frame: DownFrame, to: { conversation?: StoredConversation; staff?: DownFrame; except?: string }): void {
    const forStaff = JSON.stringify(to.staff ?? frame)
    for (const socket of this.#sockets.staff()) {
      if (socket.session.viewer.userId !== to.except) this.#whisper(socket, forStaff)
    }
    if (!to.conversation) return
    const forCustomer = JSON.stringify(frame)
    for (const socket of this.#customerSockets(to.conversation)) {
      if (socket.session.viewer.userId !== to.except) this.#whisper(socket, forCustomer)
    }
  }

  /** Closes a socket whose sign-in has ended. True when it may be written to. */
  admits(socket: Socket): boolean {
    if (socket.session.expiresAt > this.#clock.now()) return true
    hangUp(socket, closeCodes.signedOut, "The session has expired")
    return false
  }

  *#customerSockets(conversation: StoredConversation): Iterable<Socket> {
    for (const socket of this.#sockets.of(conversation.customer.id)) if (!isStaff(socket.session.viewer)) yield socket
  }

  /** A reader who does not acknowledge is sent nothing more: it becomes one who pulls, from just before this frame. */
  #push(socket: Socket, frame: string, before: number): void {
    if (socket.session.reader.state !== "live" || !this.admits(socket)) return
    if (socket.framesSent - socket.framesAcknowledged >= limits.windowFramesMax) {
      socket.update({ reader: { state: "behind", after: before, joined: before, floors: {} } })
      return
    }
    socket.framesSent += 1
    socket.send(frame)
  }

  #whisper(socket: Socket, frame: string): void {
    if (socket.session.reader.state !== "live" || !this.admits(socket)) return
    if (socket.framesSent - socket.framesAcknowledged < limits.windowFramesMax) socket.send(frame)
  }
}

const entriesFrame = (person: { role: Role | null }, entries: StoredEntry[]): string => {
  const visible = entries.map(entry => entryFor(person, entry)).filter(entry => entry !== null)
  return JSON.stringify({ type: "entries", entries: visible, more: false })
}

import { Endings } from "./endings.ts"
import { Followers } from "./followers.ts"
import type { Meta } from "./meta.ts"
import type { Session } from "./session.ts"
import { session as sessionSchema } from "./session.ts"
import type { Socket, Sockets } from "./sockets.ts"

const staffTag = "staff"
const personTag = (userId: string): string => `person:${userId}`

/** Tags outlive the object's memory, so the runtime can find a person's sockets after an eviction. */
export const tagsOf = (userId: string, isStaffSocket: boolean): string[] =>
  isStaffSocket ? [personTag(userId), staffTag] : [personTag(userId)]

/** The hibernating sockets of an object, and who reads along without one, as the core sees them. */
export class AttachedSockets implements Sockets {
  #ctx: DurableObjectState
  #known = new WeakMap<WebSocket, AttachedSocket>()
  /** Sockets that are still on their way in are no sockets yet, but what ends concerns them, too. */
  readonly endings: Endings
  readonly followers = new Followers()
  /** `meta` is asked for once something ends, or somebody comes: the core needs sockets before it can be. */
  constructor(ctx: DurableObjectState, meta: () => Pick<Meta, "endedAt" | "setEndedAt">) {
    this.#ctx = ctx
    this.endings = new Endings(() => Date.now(), {
      endedAt: () => meta().endedAt(),
      setEndedAt: at => meta().setEndedAt(at),
    })
  }

  *all(): Iterable<Socket> {
    yield* this.#wrapped(this.#ctx.getWebSockets())
    yield* this.followers.all()
  }

  *staff(): Iterable<Socket> {
    yield* this.#wrapped(this.#ctx.getWebSockets(staffTag))
    yield* this.followers.staff()
  }

  *of(userId: string): Iterable<Socket> {
    yield* this.#wrapped(this.#ctx.getWebSockets(personTag(userId)))
    yield* this.followers.of(userId)
  }

  count(): number {
    return this.#ctx.getWebSockets().length + this.followers.size
  }

  /** The socket of an event; null when its attachment is not ours any more, which a deploy with another shape can cause. */
  find(socket: WebSocket): AttachedSocket | null {
    const known = this.#known.get(socket)
    if (known) return known
    const stored = sessionSchema.safeParse(socket.deserializeAttachment())
    return stored.success ? this.add(socket, stored.data) : null
  }

  add(socket: WebSocket, session: Session): AttachedSocket {
    const attached = new AttachedSocket(this.#ctx, socket, session)
    this.#known.set(socket, attached)
    return attached
  }

  *#wrapped(sockets: WebSocket[]): Iterable<Socket> {
    for (const socket of sockets) {
      const attached = this.find(socket)
      if (attached) yield attached
    }
  }
}

export class AttachedSocket implements Socket {
  #ctx: DurableObjectState
  #socket: WebSocket
  #session: Session
  #heardAt: number
  framesSent = 0
  framesAcknowledged = 0
  constructor(ctx: DurableObjectState, socket: WebSocket, session: Session) {
    this.#ctx = ctx
    this.#socket = socket
    this.#session = session
    this.#heardAt = session.openedAt
  }

  get session(): Session {
    return this.#session
  }

  update(changes: Partial<Session>): void {
    this.#session = { ...this.#session, ...changes }
    this.#socket.serializeAttachment(this.#session)
  }

  send(text: string): void {
    try {
      this.#socket.send(text)
    } catch {
      // Closed under our hands: its client resumes from its cursor.
    }
  }

  close(code: number, reason: string): void {
    try {
      this.#socket.close(code, reason)
    } catch {
      // Closed already.
    }
  }

  heard(at: number): void {
    this.#heardAt = at
  }

  /** Pings are answered by the runtime without waking us; it remembers when. */
  lastHeardAt(): number {
    return Math.max(this.#heardAt, this.#ctx.getWebSocketAutoResponseTimestamp(this.#socket)?.getTime() ?? 0)
  }
}

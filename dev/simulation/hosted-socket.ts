import { isStaff } from "../../protocol/person.ts"
import { pong } from "../../protocol/up.ts"
import { newcomer } from "../../worker/org/door.ts"
import { type Admission, type Session, session as sessionSchema } from "../../worker/org/session.ts"
import type { Socket, Sockets } from "../../worker/org/sockets.ts"

/** What is on the other side of a socket. */
export interface Far {
  toClient(text: string): void
  closed(code: number): void
}

/** The object's end of a socket. What is said waits until the runtime lets it out. */
export class HostedSocket implements Socket {
  framesSent = 0
  framesAcknowledged = 0
  session: Session
  /** The runtime finds sockets by what they were when they came in. */
  readonly isOfStaff: boolean
  readonly userId: string
  #far: Far
  #heardAt: number
  #pingedAt = 0
  #held: (() => void)[] = []
  constructor(admitted: Admission, openedAt: number, far: Far) {
    this.session = newcomer(admitted, openedAt)
    this.isOfStaff = isStaff(admitted.viewer)
    this.userId = admitted.viewer.userId
    this.#far = far
    this.#heardAt = openedAt
  }

  update(changes: Partial<Session>): void {
    this.session = { ...this.session, ...changes }
  }
  send(text: string): void {
    this.#held.push(() => this.#far.toClient(text))
  }
  /** The socket stays until its client has answered the close, and its client may go on talking until then. */
  close(code: number): void {
    this.#held.push(() => this.#far.closed(code))
  }
  lastHeardAt(): number {
    return Math.max(this.#heardAt, this.#pingedAt)
  }

  heard(at: number): void {
    this.#heardAt = at
  }
  /** The runtime answers by itself, and remembers when. */
  pinged(at: number): void {
    this.#pingedAt = at
    this.answer(pong)
  }
  /** Past the gate, at once. */
  answer(text: string): void {
    this.#far.toClient(text)
  }
  flush(leaves: boolean): void {
    if (this.#held.length === 0) return
    const held = this.#held.splice(0)
    if (leaves) for (const leave of held) leave()
  }
  /** The object's memory is gone; what is attached to the socket is read again. */
  forget(): void {
    this.framesSent = 0
    this.framesAcknowledged = 0
    this.#heardAt = this.session.openedAt
    this.session = sessionSchema.parse(JSON.parse(JSON.stringify(this.session)))
  }
  /** The line breaks under the runtime's hands. */
  drop(): void {
    this.#far.closed(1006)
  }
}

/** The sockets as the core finds them. */
export const among = (sockets: ReadonlySet<HostedSocket>): Sockets => ({
  all: () => [...sockets],
  staff: () => [...sockets].filter(({ isOfStaff }) => isOfStaff),
  of: userId => [...sockets].filter(one => one.userId === userId),
})

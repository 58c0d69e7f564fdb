import type { DownFrame } from "../../protocol/down.ts"
import type { Session } from "./session.ts"

/** One connected page. `session` is durable; the two counters are a cache that eviction may reset to zero. */
export interface Socket {
  readonly session: Session
  /** Replaces parts of the session and keeps them durably. */
  update(changes: Partial<Session>): void
  /** Never throws: a socket that is gone is simply not written to. */
  send(text: string): void
  close(code: number, reason: string): void
  /** When this socket was last known to be alive, milliseconds since 1970. */
  lastHeardAt(): number
  framesSent: number
  framesAcknowledged: number
}

/** The sockets of one organization. */
export interface Sockets {
  all(): Iterable<Socket>
  staff(): Iterable<Socket>
  of(userId: string): Iterable<Socket>
}

export const say = (socket: Socket, frame: DownFrame): void => socket.send(JSON.stringify(frame))

/** Closes a socket for good. Frames go on arriving until its client answers the close, and a hostile one never does. */
export function hangUp(socket: Socket, code: number, reason: string): void {
  socket.update({ reader: { state: "closed" } })
  socket.close(code, reason)
}

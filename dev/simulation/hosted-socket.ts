import type { Viewer } from "../../protocol/person.ts"
import type { Session } from "../../worker/org/session.ts"
import type { Socket } from "../../worker/org/sockets.ts"

interface ToClient {
  toClient(text: string): void
  closed(code: number): void
}

/** The object's end of a socket. What is said waits until the runtime lets it out. */
export class HostedSocket implements Socket {
  framesSent = 0
  framesAcknowledged = 0
  session: Session
  #line: ToClient
  #gone: () => void
  #held: (() => void)[] = []
  constructor({ viewer, openedAt }: { viewer: Viewer; openedAt: number }, line: ToClient, gone: () => void) {
    this.#line = line
    this.#gone = gone
    const expiresAt = Number.MAX_SAFE_INTEGER
    const reader = { state: "greeting" as const }
    this.session = { viewer, sessionId: viewer.userId, expiresAt, openedAt, strikes: 0, watching: null, reader }
  }

  update(changes: Partial<Session>): void {
    this.session = { ...this.session, ...changes }
  }
  send(text: string): void {
    this.#held.push(() => this.#line.toClient(text))
  }
  close(code: number): void {
    this.#held.push(() => this.drop(code))
  }
  lastHeardAt(): number {
    return Number.MAX_SAFE_INTEGER
  }

  answer(text: string): void {
    this.#line.toClient(text)
  }
  flush(leaves: boolean): void {
    const held = this.#held.splice(0)
    if (leaves) for (const leave of held) leave()
  }
  forget(): void {
    this.framesSent = 0
    this.framesAcknowledged = 0
  }
  drop(code: number): void {
    this.#gone()
    this.#line.closed(code)
  }
}

import { closeCodes, parseFrames } from "../../protocol/down.ts"
import { limits } from "../../protocol/limits.ts"
import { type RefusalCode, refusals } from "../../protocol/refusal.ts"
import type { Session } from "./session.ts"
import type { Socket } from "./sockets.ts"

/**
 * A request that reads one conversation along (routes/chat): a socket that only hears. It gets what a page would get, a message
 * per line, and ends with the request. In memory only: whoever reads it asks again when the object has started anew.
 */
export class Follower implements Socket {
  readonly stream: ReadableStream<Uint8Array>
  framesSent = 0
  framesAcknowledged = 0
  #session: Session
  #controller: ReadableByteStreamController | null = null
  #left: () => void
  #timer: ReturnType<typeof setTimeout>
  /** `left` is called once, however it ends. */
  constructor(session: Session, left: () => void) {
    this.#session = session
    this.#left = left
    this.stream = new ReadableStream(
      {
        type: "bytes",
        start: controller => {
          this.#controller = controller
        },
        cancel: () => {
          this.#controller = null
          this.#leave()
        },
      },
      { highWaterMark: limits.followBufferBytesMax },
    )
    this.#timer = setTimeout(() => this.#refuse("unavailable"), limits.followMs)
  }

  get session(): Session {
    return this.#session
  }

  update(changes: Partial<Session>): void {
    this.#session = { ...this.#session, ...changes }
    // It cannot pull what it has missed, as a page does.
    if (this.#session.reader.state === "behind") this.#refuse("unavailable")
  }

  /** There is nobody to acknowledge; how far the reader has come, the stream itself knows. */
  send(text: string): void {
    this.framesAcknowledged = this.framesSent
    const { watching } = this.#session
    // Frames of other conversations are no news here. What slips through is left out by the reader.
    if (this.#controller === null || watching === null || !text.includes(watching)) return
    const { desiredSize } = this.#controller
    if (desiredSize === null || desiredSize <= 0) return this.#refuse("unavailable")
    this.#controller.enqueue(new TextEncoder().encode(`${text}\n`))
    if (endsAnswer(text, watching)) this.#leave()
  }

  close(code: number, _reason: string): void {
    this.#refuse(endings[code] ?? "unavailable")
  }

  /** Nobody is looking at a page because of it. */
  lastHeardAt(): number {
    return 0
  }

  #refuse(code: RefusalCode): void {
    const line = `${JSON.stringify({ type: "refused", code, detail: refusals[code].title })}\n`
    this.#controller?.enqueue(new TextEncoder().encode(line))
    this.#leave()
  }

  #leave(): void {
    this.#controller?.close()
    this.#controller = null
    clearTimeout(this.#timer)
    this.#session = { ...this.#session, reader: { state: "closed" } }
    this.#left()
  }
}

/** Whoever reads along does so for one answer. Most messages are told from it without being parsed. */
const endsAnswer = (text: string, conversationId: string): boolean =>
  text.includes('"type":"answer"') &&
  parseFrames(text)
    .flatMap(frame => (frame.type === "entries" ? frame.entries : []))
    .some(entry => entry.conversationId === conversationId && entry.body.type === "answer")

/** What a reader is told in place of a close code. */
const endings: Record<number, RefusalCode> = {
  [closeCodes.signedOut]: "unauthenticated",
  [closeCodes.rightsChanged]: "not_found",
  [closeCodes.gone]: "not_found",
  [closeCodes.replaced]: "too_many_sockets",
}

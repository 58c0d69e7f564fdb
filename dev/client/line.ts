import type { Operation } from "../../protocol/command.ts"
import { type DownFrame, parseFrames } from "../../protocol/down.ts"
import type { Entry } from "../../protocol/entry.ts"
import { limits } from "../../protocol/limits.ts"
import type { RefusalCode } from "../../protocol/refusal.ts"
import type { UpFrame } from "../../protocol/up.ts"
import { protocolVersion } from "../../protocol/version.ts"
import type { Browser } from "./browser.ts"
import { Place } from "./place.ts"

type Welcome = Extract<DownFrame, { type: "welcome" }>
type Accepted = Extract<DownFrame, { type: "accepted" }>
export type Outcome = { ok: true; accepted: Accepted } | { ok: false; code: RefusalCode }

export interface Listener {
  welcomed?(welcome: Welcome): void
  /** Entries exactly as they came, a repetition included, so that a listener can count what the organization really sent. */
  entries?(entries: Entry[]): void
  /** Any other frame. */
  frame?(frame: DownFrame): void
  /** The line is down; it comes back by itself. */
  dropped?(code: number): void
}

const reconnectMs = 100
const reconnectMsMax = 1_000

/**
 * A person's live line to an organization, as a script holds it: it reconnects, resumes from its cursor, and sends what got
 * no answer again under the same id. What it hears is handed on unchanged.
 */
export class Line {
  readonly #address: string
  readonly #browser: Browser
  readonly #listener: Listener
  readonly #place = new Place()
  readonly #unanswered = new Map<string, { operation: Operation; answer(outcome: Outcome): void }>()
  #socket: WebSocket | null = null
  #greeted = false
  #framesTaken = 0
  #failures = 0
  #closed = false

  constructor(browser: Browser, organizationId: string, listener: Listener = {}) {
    this.#browser = browser
    this.#address = `${browser.url.replace(/^http/, "ws")}/api/organizations/${organizationId}/socket`
    this.#listener = listener
    this.#connect()
  }

  /** Settles when the organization has answered: accepted, however often it had to be sent, or refused for good. */
  do(operation: Operation): Promise<Outcome> {
    return new Promise(answer => {
      this.#unanswered.set(operation.id, { operation, answer })
      this.#ask(operation)
    })
  }

  /** For frames that have no answer of their own. Lost when the line is down at this moment. */
  say(frame: UpFrame): void {
    if (this.#greeted) this.#socket?.send(JSON.stringify(frame))
  }

  /** Loses the connection at once, with everything on its way, and comes back. */
  cut(): void {
    this.#drop(1006)
  }

  close(): void {
    this.#closed = true
    this.#drop(1000)
  }

  #connect(): void {
    if (this.#closed) return
    const { origin, cookie } = this.#browser
    const socket = new WebSocket(this.#address, { headers: { cookie, origin } })
    this.#socket = socket
    const isCurrent = () => this.#socket === socket
    socket.onopen = () => isCurrent() && socket.send(JSON.stringify(this.#hello()))
    socket.onmessage = ({ data }) => isCurrent() && parseFrames(String(data)).forEach(frame => void this.#hear(frame))
    socket.onclose = ({ code }) => isCurrent() && this.#drop(code)
    socket.onerror = () => isCurrent() && this.#drop(1006)
  }

  #hello(): UpFrame {
    return { type: "hello", protocol: protocolVersion, ...this.#place.cursor() }
  }

  #drop(code: number): void {
    const socket = this.#socket
    if (!socket) return
    this.#socket = null
    this.#greeted = false
    // Close a socket that is still opening only once it is open: before that, closing is an error event of its own.
    if (socket.readyState === WebSocket.CONNECTING) socket.onopen = () => socket.close()
    else socket.close()
    this.#listener.dropped?.(code)
    this.#failures += 1
    setTimeout(() => this.#connect(), Math.min(reconnectMsMax, reconnectMs * this.#failures))
  }

  #hear(frame: DownFrame): void {
    switch (frame.type) {
      case "welcome":
        return this.#welcome(frame)
      case "entries":
        return this.#takeIn(frame)
      case "accepted":
        return this.#settle(frame.id, { ok: true, accepted: frame })
      case "refused":
        return this.#refused(frame)
      default:
        this.#listener.frame?.(frame)
    }
  }

  #welcome(welcome: Welcome): void {
    this.#greeted = true
    this.#failures = 0
    this.#framesTaken = 0
    this.#place.greeted(welcome)
    this.#listener.welcomed?.(welcome)
    for (const { operation } of this.#unanswered.values()) this.#ask(operation)
  }

  #takeIn({ entries, more }: Extract<DownFrame, { type: "entries" }>): void {
    this.#framesTaken += 1
    this.#place.heard(entries)
    this.#listener.entries?.(entries)
    if (more || this.#framesTaken % limits.acknowledgeEveryFrames === 0)
      this.say({ type: "acknowledge", frames: this.#framesTaken })
  }

  #refused(frame: Extract<DownFrame, { type: "refused" }>): void {
    const waiting = frame.id === undefined ? undefined : this.#unanswered.get(frame.id)
    if (!waiting) return this.#listener.frame?.(frame)
    const { operation } = waiting
    if (frame.retryAfterMs === undefined) return this.#settle(operation.id, { ok: false, code: frame.code })
    setTimeout(() => this.#unanswered.has(operation.id) && this.#ask(operation), frame.retryAfterMs)
  }

  #settle(id: string, outcome: Outcome): void {
    this.#unanswered.get(id)?.answer(outcome)
    this.#unanswered.delete(id)
  }

  #ask(operation: Operation): void {
    this.say({ type: "do", operation })
  }
}

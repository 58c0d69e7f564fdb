import WebSocket from "ws"
import { type DownFrame, parseFrames } from "../../../protocol/down.ts"
import { ping, pong, type UpFrame } from "../../../protocol/up.ts"
import type { Happening } from "../../../web/live/event.ts"
import { SEED_ORG_ID } from "../../seed/seed-org-id.ts"

export interface Address {
  port: number
  origin: string
  cookie: string
}

interface Hearing {
  happened(event: Happening): void
  /** A frame exactly as it came, before the brain hears of it. */
  frame(frame: DownFrame): void
}

/** One WebSocket of a page: what web/live/socket.ts is in a browser. */
export class PageSocket {
  readonly number: number
  readonly #socket: WebSocket
  #isForgotten = false

  constructor(number: number, { port, origin, cookie }: Address, { happened, frame }: Hearing) {
    this.number = number
    const address = `ws://127.0.0.1:${port}/api/organizations/${SEED_ORG_ID}/socket`
    this.#socket = new WebSocket(address, { headers: { cookie, origin }, perMessageDeflate: false })
    const tell = (event: Happening) => this.#isForgotten || happened(event)
    this.#socket.on("open", () => tell({ type: "socket_opened", socket: number }))
    this.#socket.on("close", code => tell({ type: "socket_closed", socket: number, code }))
    // `close` follows and is what counts.
    this.#socket.on("error", () => {})
    this.#socket.on("message", data => {
      if (this.#isForgotten) return
      if (String(data) === pong) return happened({ type: "pong_received", socket: number })
      for (const heard of parseFrames(String(data))) {
        frame(heard)
        happened({ type: "frame_received", socket: number, frame: heard })
      }
    })
  }

  say(frame: UpFrame): void {
    this.#write(JSON.stringify(frame))
  }

  ping(): void {
    this.#write(ping)
  }

  /** Closes without telling: the brain has decided already. */
  close(): void {
    this.#isForgotten = true
    this.#socket.terminate()
  }

  #write(text: string): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(text)
  }
}

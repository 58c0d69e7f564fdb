import { ping, pong, type UpFrame } from "../../protocol/up.ts"
import { noteAnswer } from "../app/reach.ts"
import type { Happening } from "./event.ts"
import { readFrames } from "./read-frames.ts"

/** One WebSocket to an organization. Says what happens on it; what nobody here understands is left out. */
export class Socket {
  readonly #socket: WebSocket

  constructor(organizationId: string, number: number, happened: (event: Happening) => void) {
    const address = new URL(`/api/organizations/${organizationId}/socket`, location.href)
    address.protocol = address.protocol === "https:" ? "wss:" : "ws:"
    this.#socket = new WebSocket(address)
    this.#socket.onopen = () => happened({ type: "socket_opened", socket: number })
    this.#socket.onclose = ({ code }) => happened({ type: "socket_closed", socket: number, code })
    this.#socket.onmessage = ({ data }) => {
      noteAnswer()
      if (data === pong) return happened({ type: "pong_received", socket: number })
      for (const frame of readFrames(data)) happened({ type: "frame_received", socket: number, frame })
    }
  }

  say(frame: UpFrame): void {
    this.#write(JSON.stringify(frame))
  }

  ping(): void {
    this.#write(ping)
  }

  /** Closes without telling: the brain has decided already. */
  close(): void {
    this.#socket.onopen = null
    this.#socket.onclose = null
    this.#socket.onmessage = null
    this.#socket.close()
  }

  /** On a socket that closes at this moment nothing can be said any more; `socket_closed` comes next. */
  #write(text: string): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(text)
  }
}

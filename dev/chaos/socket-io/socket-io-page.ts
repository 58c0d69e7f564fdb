import { io, type Socket } from "socket.io-client"
import { z } from "zod"
import type { Item } from "../../simulation/history/history.ts"
import type { Device } from "../cast.ts"
import type { Message, Page, Witness } from "../chat.ts"
import { reconnectMs } from "../patience.ts"

export const row = z.object({ number: z.int(), id: z.string(), room: z.string(), text: z.string() })

/** A page of the tutorial's last step: `retries`, and an offset for what was missed. */
export class SocketIoPage implements Page {
  readonly #socket: Socket
  readonly #witness: Witness
  readonly #unanswered = new Set<string>()
  readonly #shown: Item[] = []
  #offset = 0
  #isFresh = true
  #isHere = false

  constructor({ conversations }: Device, { port, witness }: { port: number; witness: Witness }) {
    this.#witness = witness
    this.#socket = io(`http://127.0.0.1:${port}`, {
      auth: answer => answer({ rooms: conversations, offset: this.#offset }),
      // The figures of the documentation.
      ...{ ackTimeout: 10_000, retries: 3 },
      ...{ reconnectionDelay: reconnectMs.min, reconnectionDelayMax: reconnectMs.max },
      ...{ transports: ["websocket"], forceNew: true },
    })
    this.#socket.on("connect", () => this.#connected())
    // Its state was lost, so what was missed came before this.
    this.#socket.on("here", () => {
      this.#isHere = true
    })
    this.#socket.on("message", (data: unknown) => this.#hear(row.parse(data)))
    this.#socket.on("disconnect", reason => {
      this.#isHere = false
      // By itself the client does not come back when the server has closed the connection in so many words.
      if (reason === "io server disconnect") this.#socket.connect()
    })
  }

  say({ id, conversationId, text }: Message): void {
    this.#unanswered.add(id)
    this.#socket.emit("message", { id, room: conversationId, text }, (error: Error | null) => {
      this.#unanswered.delete(id)
      if (error === null) this.#witness.acknowledged(id)
      else this.#witness.refused(id, error.message)
    })
  }

  /** They are sent one by one. */
  inFlight(): number {
    return this.#socket.connected ? Math.min(1, this.#unanswered.size) : 0
  }

  isUp(): boolean {
    return this.#socket.connected && this.#isHere
  }

  isQuiet(): boolean {
    return this.#unanswered.size === 0
  }

  describe(): string {
    return `${this.#socket.connected ? "connected" : "not connected"} with ${this.#unanswered.size} messages to send`
  }

  shows(): Item[] {
    return [...this.#shown]
  }

  /** All of it is there from the start. */
  showAll(): void {}

  close(): void {
    this.#socket.disconnect()
  }

  #connected(): void {
    this.#witness.connected(this.#isFresh ? [] : null)
    this.#isFresh = false
    this.#isHere = this.#isHere || this.#socket.recovered
  }

  #hear({ number, id, room, text }: z.infer<typeof row>): void {
    const item = { id, channel: room, content: text }
    this.#offset = number
    this.#shown.push(item)
    this.#witness.heard([item])
  }
}

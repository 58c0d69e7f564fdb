import { PartySocket } from "partysocket"
import WebSocket from "ws"
import { z } from "zod"
import type { Item } from "../../simulation/history/history.ts"
import type { Device } from "../cast.ts"
import type { Message, Page, Witness } from "../chat.ts"
import { reconnectMs } from "../patience.ts"

const said = z.object({ id: z.string(), text: z.string() })
export const roomMessages = z.array(said)
const frame = z.discriminatedUnion("type", [
  z.object({ type: z.literal("all"), messages: roomMessages }),
  z.object({ type: z.literal("message"), message: said }),
])

/** What has not come back in this time is not waited for: nobody would tell. */
const echoMsMax = 2_000

/** A page of the chat template: a socket for each room, and one's own messages on screen at once. */
export class PartyPage implements Page {
  readonly #rooms: Map<string, OpenRoom>

  constructor({ conversations }: Device, at: { port: number; witness: Witness }) {
    this.#rooms = new Map(conversations.map(id => [id, new OpenRoom(id, at)]))
  }

  say({ id, conversationId, text }: Message): void {
    this.#rooms.get(conversationId)?.say({ id, channel: conversationId, content: text })
  }

  inFlight(): number {
    return this.#all().reduce((sum, room) => sum + room.inFlight(), 0)
  }

  isUp(): boolean {
    return this.#all().every(room => room.isUp())
  }

  isQuiet(): boolean {
    return this.inFlight() === 0
  }

  describe(): string {
    return `in ${this.#all().filter(room => room.isUp()).length} of ${this.#rooms.size} rooms`
  }

  shows(): Item[] {
    return this.#all().flatMap(({ shown }) => shown)
  }

  /** All of it is there from the start. */
  showAll(): void {}

  close(): void {
    for (const room of this.#all()) room.close()
  }

  #all(): OpenRoom[] {
    return [...this.#rooms.values()]
  }
}

class OpenRoom {
  shown: Item[] = []
  readonly #id: string
  readonly #witness: Witness
  readonly #socket: PartySocket
  /** When they were sent. */
  readonly #notBack = new Map<string, number>()
  #isGreeted = false

  constructor(id: string, { port, witness }: { port: number; witness: Witness }) {
    this.#id = id
    this.#witness = witness
    this.#socket = new PartySocket({
      ...{ host: `127.0.0.1:${port}`, party: "room", room: id, WebSocket },
      ...{ minReconnectionDelay: reconnectMs.min, maxReconnectionDelay: reconnectMs.max },
    })
    this.#socket.addEventListener("message", ({ data }) => this.#hear(String(data)))
    this.#socket.addEventListener("close", () => {
      this.#isGreeted = false
    })
  }

  say(item: Item): void {
    this.shown.push(item)
    this.#notBack.set(item.id, Date.now())
    this.#socket.send(JSON.stringify({ id: item.id, text: item.content }))
  }

  inFlight(): number {
    const since = Date.now() - echoMsMax
    return [...this.#notBack.values()].filter(at => at > since).length
  }

  isUp(): boolean {
    return this.#isGreeted && this.#socket.readyState === WebSocket.OPEN
  }

  close(): void {
    this.#socket.close()
  }

  #hear(text: string): void {
    const heard = frame.parse(JSON.parse(text))
    if (heard.type === "all") {
      this.#isGreeted = true
      this.shown = heard.messages.map(one => this.#itemOf(one))
      this.#witness.connected([...this.shown], this.#id)
      for (const { id } of heard.messages) this.#isBack(id)
      return
    }
    const item = this.#itemOf(heard.message)
    this.#witness.heard([item], this.#id)
    const known = this.shown.findIndex(({ id }) => id === item.id)
    if (known === -1) this.shown.push(item)
    else this.shown[known] = item
    this.#isBack(item.id)
  }

  #isBack(id: string): void {
    if (this.#notBack.delete(id)) this.#witness.acknowledged(id)
  }

  #itemOf({ id, text }: z.infer<typeof said>): Item {
    return { id, channel: this.#id, content: text }
  }
}

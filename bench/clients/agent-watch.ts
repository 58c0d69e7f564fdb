import { randomUUID } from "node:crypto"
import type { WebSocket } from "ws"
import { z } from "zod"
import { openSocket } from "./open-socket.ts"

const response = z.object({
  type: z.literal("cf_agent_use_chat_response"),
  body: z.string(),
  done: z.boolean(),
})
const delta = z.object({ type: z.literal("text-delta"), delta: z.string() })

/** What a client of `@cloudflare/ai-chat` has seen of the newest answer. Times are `performance.now()`. */
export interface SeenByAgentClient {
  firstTextAt: number
  lastTextAt: number
  text: string
  bytes: number
}

/** A page on the stock protocol of `@cloudflare/ai-chat`: one frame per chunk of the AI SDK, to every connection of the room. */
export class AgentWatch {
  readonly #socket: WebSocket
  #seen: SeenByAgentClient = nothing()
  #ended: ((seen: SeenByAgentClient) => void) | null = null
  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.on("message", (data: Buffer) => this.#hear(data))
  }

  static async open(url: string): Promise<AgentWatch> {
    return new AgentWatch(await openSocket(url))
  }

  ask(text: string): void {
    const messages = [{ id: randomUUID(), role: "user", parts: [{ type: "text", text }] }]
    const init = { method: "POST", body: JSON.stringify({ messages }) }
    this.#socket.send(JSON.stringify({ id: randomUUID(), type: "cf_agent_use_chat_request", init }))
  }

  /** Settles with the end of the next answer. Called before it is asked for. */
  ended(): Promise<SeenByAgentClient> {
    this.#seen = nothing()
    return new Promise(settled => {
      this.#ended = settled
    })
  }

  close(): void {
    this.#socket.terminate()
  }

  #hear(data: Buffer): void {
    const now = performance.now()
    const frame = response.safeParse(JSON.parse(String(data)))
    if (!frame.success) return
    this.#seen.bytes += data.length
    const said = frame.data.body === "" ? null : delta.safeParse(JSON.parse(frame.data.body))
    if (said?.success) {
      if (this.#seen.text === "") this.#seen.firstTextAt = now
      this.#seen.text += said.data.delta
      this.#seen.lastTextAt = now
    }
    if (frame.data.done) this.#ended?.(this.#seen)
  }
}

const nothing = (): SeenByAgentClient => ({ firstTextAt: 0, lastTextAt: 0, text: "", bytes: 0 })

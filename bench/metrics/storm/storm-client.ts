import { randomUUID } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import type { Command } from "../../../protocol/command.ts"
import { type DownFrame, parseFrames } from "../../../protocol/down.ts"
import type { Entry } from "../../../protocol/entry.ts"
import { pauseMs } from "../../../web/live/pause.ts"
import { text } from "../../clients/message.ts"
import { ParleySocket } from "../../clients/parley-socket.ts"
import { benchOrigin, type SignedIn } from "../../parley/signed-in.ts"

type Entries = Extract<DownFrame, { type: "entries" }>

/** A customer with a conversation. When the line breaks, its newest message has not arrived. */
export class StormClient {
  readonly #url: string
  readonly #headers: { cookie: string; origin: string }
  readonly #conversationId = randomUUID()
  #epoch = ""
  #newest: Entry | undefined
  #socket: ParleySocket | undefined
  #heard: (frame: Entries) => void = () => {}

  private constructor(url: string, { cookie }: SignedIn) {
    this.#url = url
    this.#headers = { cookie, origin: benchOrigin }
  }

  static async open(url: string, person: SignedIn): Promise<StormClient> {
    const client = new StormClient(url, person)
    await client.#connect()
    await client.#do({ type: "start", text: text(0) })
    return client
  }

  /** Waits and tries as the page does, and settles when it has what it missed and is live. */
  async comeBack(): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      await pause(pauseMs(attempt, Math.random()))
      if (await this.#connect().then(succeeded, failed)) return
    }
  }

  /** Writes once more, and settles when it hears it. */
  say(): Promise<void> {
    return this.#do({ type: "send", text: text(1) })
  }

  close(): void {
    this.#socket?.close()
  }

  async #connect(): Promise<void> {
    const socket = await ParleySocket.signedIn(this.#url, this.#headers)
    this.#socket = socket
    const missed = this.#newest
    const caughtUp = missed && this.#hears(({ entries, more }) => !more && isJust(entries, missed))
    const positions = { [this.#conversationId]: (missed?.position ?? 0) - 1 }
    const place = missed ? { epoch: this.#epoch, positions } : {}
    const { epoch, resume } = await socket.greet(data => this.#take(data), place)
    this.#epoch = epoch
    if (missed && resume !== "resumed") throw new Error(`A client that comes back was told "${resume}"`)
    await caughtUp
  }

  async #do(command: Command): Promise<void> {
    const id = randomUUID()
    const heard = this.#hears(({ entries }) => entries.at(-1)?.id === id)
    this.#socket?.say({ type: "do", operation: { id, conversationId: this.#conversationId, command } })
    this.#newest = (await heard).entries.at(-1)
  }

  /** The next frame of entries; it must be the one that is expected. */
  #hears(isExpected: (frame: Entries) => boolean): Promise<Entries> {
    return new Promise((heard, unexpected) => {
      this.#heard = frame =>
        isExpected(frame) ? heard(frame) : unexpected(new Error(`Not expected: ${JSON.stringify(frame)}`))
    })
  }

  #take(data: Buffer): void {
    for (const frame of parseFrames(String(data))) if (frame.type === "entries") this.#heard(frame)
  }
}

const isJust = (entries: Entry[], expected: Entry): boolean => entries.length === 1 && entries[0]?.id === expected.id

const succeeded = (): boolean => true

/** Nobody listens yet, or the service is overwhelmed and says so: the next attempt. Anything else is a fault. */
function failed(error: unknown): boolean {
  if (!(error instanceof Error)) throw error
  const isLineDown = ["ECONNREFUSED", "ECONNRESET"].includes(String(Reflect.get(error, "code")))
  // What `ws` makes of an answer that is no upgrade.
  const isPutOff = /^Unexpected server response: (429|503)$/.test(error.message)
  if (isLineDown || isPutOff) return false
  throw error
}

import type { Socket } from "node:net"

/**
 * One direction of a connection: passes bytes on a little later, in order, and can hold them back, swallow them, or break
 * off in the middle.
 */
export class FaultyStream {
  readonly #from: Socket
  readonly #to: Socket
  readonly #latencyMs: () => number
  #waiting: { bytes: Buffer; at: number }[] = []
  #timer: NodeJS.Timeout | null = null
  #starvedUntil = 0
  #swallows = false
  #onNextChunk: (() => void) | null = null
  #ended = false

  constructor(from: Socket, to: Socket, latencyMs: () => number) {
    this.#from = from
    this.#to = to
    this.#latencyMs = latencyMs
    from.on("data", bytes => this.#take(bytes))
    from.once("close", () => this.#end())
  }

  /** Reads nothing more for a while: the sender's own buffers fill up. */
  starve(forMs: number): void {
    this.#starvedUntil = Math.max(this.#starvedUntil, Date.now() + forMs)
    this.#from.pause()
    this.#setTimer()
  }

  /** From now on everything goes nowhere. */
  swallow(): void {
    this.#swallows = true
    this.#waiting = []
  }

  /** Half of the next bytes still arrive; then `broken`. */
  breakInNextChunk(broken: () => void): void {
    this.#onNextChunk = broken
  }

  #take(bytes: Buffer): void {
    if (this.#swallows) return
    if (this.#onNextChunk !== null) return this.#break(bytes, this.#onNextChunk)
    const before = this.#waiting.at(-1)?.at ?? 0
    this.#waiting.push({ bytes, at: Math.max(before, Date.now() + this.#latencyMs()) })
    this.#setTimer()
  }

  #break(bytes: Buffer, broken: () => void): void {
    this.#swallows = true
    const before = this.#waiting.splice(0).map(one => one.bytes)
    this.#to.write(Buffer.concat([...before, bytes.subarray(0, Math.floor(bytes.length / 2))]), broken)
  }

  #end(): void {
    this.#ended = true
    this.#setTimer()
  }

  #setTimer(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    const next = this.#waiting[0]
    if (next === undefined && this.#starvedUntil <= Date.now()) return this.#rest()
    const at = Math.max(next?.at ?? 0, this.#starvedUntil)
    this.#timer = setTimeout(() => this.#pass(), Math.max(0, at - Date.now()))
  }

  #pass(): void {
    this.#from.resume()
    while (this.#waiting[0] !== undefined && this.#waiting[0].at <= Date.now()) {
      const { bytes } = this.#waiting.shift() ?? {}
      if (bytes && !this.#to.destroyed) this.#to.write(bytes)
    }
    this.#setTimer()
  }

  /** The other end learns of the end after everything that was on its way. */
  #rest(): void {
    if (this.#ended && !this.#swallows) this.#to.destroySoon()
  }
}

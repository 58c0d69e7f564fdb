import { limits } from "../../protocol/limits.ts"
import type { Soon } from "./ports.ts"

/**
 * Frames on their way to the rules. The first one is taken at once; those that have arrived by the time it is done are taken
 * together, in order: one write to the disk and one frame to each reader for all of them. Nobody was told anything of a frame
 * that still waits, so one that is lost with the memory is sent again by its client.
 */
export class Inbox<Arrival> {
  #soon: Soon
  #take: (arrivals: Arrival[]) => void
  #waiting: Arrival[] = []
  #resting = true
  constructor(soon: Soon, take: (arrivals: Arrival[]) => void) {
    this.#soon = soon
    this.#take = take
  }

  receive(arrival: Arrival): void {
    if (this.#resting) {
      this.#resting = false
      this.#soon(() => this.#next())
      return this.#take([arrival])
    }
    this.#waiting.push(arrival)
    if (this.#waiting.length >= limits.inboxFramesMax) this.takeWaiting()
  }

  #next(): void {
    if (this.#waiting.length === 0) {
      this.#resting = true
      return
    }
    this.#soon(() => this.#next())
    this.takeWaiting()
  }

  /** For whoever comes in by another door and must not overtake. */
  takeWaiting(): void {
    if (this.#waiting.length > 0) this.#take(this.#waiting.splice(0))
  }
}

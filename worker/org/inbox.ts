import { limits } from "../../protocol/limits.ts"
import type { Soon } from "./ports.ts"

interface Needs<Arrival> {
  soon: Soon
  take(arrivals: Arrival[]): void
  /** Messages sent so far: what the work costs. */
  sent(): number
}

/**
 * Frames on their way to the rules. They are taken at once while there is little to do. After some work the object draws
 * breath until its next turn; frames that arrive meanwhile are taken together, in order: one write to the disk and one
 * message to each reader for all of them. Nobody was told anything of a frame that still waits, so one that is lost with the
 * memory is sent again by its client.
 */
export class Inbox<Arrival> {
  #needs: Needs<Arrival>
  #waiting: Arrival[] = []
  #isPausing = false
  #sentBefore = 0
  constructor(needs: Needs<Arrival>) {
    this.#needs = needs
  }

  receive(arrival: Arrival): void {
    if (!this.#isPausing) {
      this.#needs.take([arrival])
      if (this.#needs.sent() - this.#sentBefore >= limits.messagesBetweenPauses) this.#pause()
      return
    }
    this.#waiting.push(arrival)
    if (this.#waiting.length >= limits.inboxFramesMax) this.takeWaiting()
  }

  /** For whoever comes in by another door and must not overtake. */
  takeWaiting(): void {
    if (this.#waiting.length > 0) this.#needs.take(this.#waiting.splice(0))
  }

  #pause(): void {
    this.#isPausing = true
    this.#needs.soon(() => this.#goOn())
  }

  /** As long as frames come faster than they are taken, they come in groups. */
  #goOn(): void {
    if (this.#waiting.length > 0) {
      this.#pause()
      return this.takeWaiting()
    }
    this.#isPausing = false
    this.#sentBefore = this.#needs.sent()
  }
}

import { limits } from "../../protocol/limits.ts"
import { backoffMs, inTime } from "./calls.ts"
import type { Written } from "./kept-turn.ts"
import type { TurnPorts } from "./turn-ports.ts"

/** Tells the organization how an answer ended, until it says that it knows. False when it could not be reached for a while. */
export class HandIn {
  readonly #ports: TurnPorts
  readonly #kept: Written
  readonly #left = new AbortController()
  constructor(ports: TurnPorts, kept: Written) {
    this.#ports = ports
    this.#kept = kept
  }

  async run(): Promise<boolean> {
    const { about, result } = this.#kept
    const { conversationId, answerId, turn, attempt } = about
    for (let tries = 1; tries <= limits.turnCallTriesMax && !this.#left.signal.aborted; tries += 1) {
      try {
        const call = this.#ports.organization(about).finish({ conversationId, answerId, turn, attempt, result })
        await inTime(this.#ports, call)
        return true
      } catch {
        await this.#ports.pause(backoffMs(tries), this.#left.signal)
      }
    }
    return false
  }

  leave(): void {
    this.#left.abort()
  }
}

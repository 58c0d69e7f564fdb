import { limits } from "../../protocol/limits.ts"
import type { Clock } from "./ports.ts"

interface Loan {
  tokens: number
  until: number
}

/**
 * Tokens that work for staff may spend while it goes on, so that what is asked for beside it is not promised the same ones. In
 * memory only: each is as short as a request, and what was really spent is told apart from it.
 */
export class Loans {
  #clock: Clock
  #all = new Map<string, Loan>()
  constructor(clock: Clock) {
    this.#clock = clock
  }

  take(tokens: number): string {
    const id = this.#clock.newId()
    // A request that broke off gives nothing back.
    this.#all.set(id, { tokens, until: this.#clock.now() + limits.suggestionMs })
    return id
  }

  giveBack(id: string): void {
    this.#all.delete(id)
  }

  lent(): number {
    let lent = 0
    for (const [id, { tokens, until }] of this.#all) {
      if (until > this.#clock.now()) lent += tokens
      else this.#all.delete(id)
    }
    return lent
  }
}

import { limits } from "../../protocol/limits.ts"

const windowMs = limits.rateWindowSeconds * 1_000

/**
 * A token bucket in whole numbers, so that nothing drifts: `burst` at once, and as much again in every `rateWindowSeconds`,
 * evenly. What was taken is owed, in parts of a token of which every millisecond pays `burst` back; a token has `windowMs` parts.
 * Hence it is whole again one window after it was last used, whatever happened before.
 */
export class Bucket {
  readonly burst: number
  #owed = 0
  #at = 0
  constructor(burst: number) {
    this.burst = burst
  }

  /** 0 when there are so many tokens now, else milliseconds until there are. More than `burst` there never are. */
  waitMs(now: number, tokens = 1): number {
    this.#payBack(now)
    return Math.max(0, Math.ceil((this.#owed + tokens * windowMs) / this.burst) - windowMs)
  }

  /** To be asked for first: `waitMs(now, tokens)` is 0. */
  take(now: number, tokens = 1): void {
    this.#payBack(now)
    this.#owed += tokens * windowMs
  }

  /** Whole tokens that are left, and in how many milliseconds all are there again. */
  left(now: number): { remaining: number; wholeInMs: number } {
    this.#payBack(now)
    const remaining = Math.floor((this.burst * windowMs - this.#owed) / windowMs)
    return { remaining, wholeInMs: Math.ceil(this.#owed / this.burst) }
  }

  /** A clock that was put back pays nothing. */
  #payBack(now: number): void {
    this.#owed = Math.max(0, this.#owed - Math.max(0, now - this.#at) * this.burst)
    this.#at = now
  }
}

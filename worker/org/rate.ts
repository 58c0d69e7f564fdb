import { limits } from "../../protocol/limits.ts"
import { Bucket } from "./bucket.ts"

const windowMs = limits.rateWindowSeconds * 1_000

/**
 * How often each of some people may do something, and, where there is a bound, all of them together. A bucket that was not
 * used for a window is whole, as a new one would be, so it is dropped: two turns keep exactly those that are still owed something.
 */
export class Rate {
  readonly burst: number
  #together: Bucket | null
  #recent = new Map<string, Bucket>()
  #older = new Map<string, Bucket>()
  #turnedAt = 0
  constructor(burst: number, togetherBurst: number | null) {
    this.burst = burst
    this.#together = togetherBurst === null ? null : new Bucket(togetherBurst)
  }

  /**
   * 0 and counted, or how many milliseconds to wait and not counted: who is refused is not set back by asking. A person's own
   * wait is exact. Where all together are too many, the next place is a few milliseconds away and one for all of them: told
   * that, everybody would ask again and again.
   */
  take(userId: string, now: number, tokens = 1): number {
    this.#turn(now)
    const bucket = this.#recent.get(userId) ?? this.#older.get(userId) ?? new Bucket(this.burst)
    const isCrowded = this.#together !== null && this.#together.waitMs(now, tokens) > 0
    const wait = Math.max(bucket.waitMs(now, tokens), isCrowded ? limits.crowdWaitMs : 0)
    if (wait > 0) return wait
    bucket.take(now, tokens)
    this.#together?.take(now, tokens)
    this.#recent.set(userId, bucket)
    return 0
  }

  /** A person's own bucket. How much is left to all together would tell them about others. */
  left(userId: string, now: number): { remaining: number; wholeInMs: number } {
    const bucket = this.#recent.get(userId) ?? this.#older.get(userId) ?? new Bucket(this.burst)
    return bucket.left(now)
  }

  #turn(now: number): void {
    if (now < this.#turnedAt) this.#turnedAt = now
    if (now - this.#turnedAt < windowMs) return
    this.#older = this.#recent
    this.#recent = new Map()
    this.#turnedAt = now
  }
}

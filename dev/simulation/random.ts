/** Dice with a seed: the same seed throws the same numbers (mulberry32, public domain). */
export class Dice {
  #state: number
  /** Several numbers make a seed of their own: what happens in one place throws nothing of another's. */
  constructor(...seed: number[]) {
    this.#state = seed.reduce((mixed, part) => Math.imul(mixed ^ part, 0x9e3779b1) + part, 0)
  }

  /** At least 0, below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number from 0 up to, but not, `below`. */
  below(below: number): number {
    return Math.floor(this.next() * below)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<T>(from: readonly T[]): T {
    const picked = from[this.below(from.length)]
    if (picked === undefined) throw new Error("Nothing to pick from")
    return picked
  }
}

import type { Found } from "./words.ts"

/**
 * What a lexeme says of its row, by the sign between key and word. A stem is kept apart from words as they were written: who
 * puts "refund now" in quotes does not want "refunds now".
 */
export const marks = { written: ".", stem: "~", name: "@", trait: "#" } as const
export type Mark = keyof typeof marks

export const lexeme = (key: string, mark: Mark, word: string): string => `'${key}${marks[mark]}${word}'`

/** The lexemes of one row, in the notation of a tsvector. */
export class Lexemes {
  readonly #key: string
  readonly #places = new Map<string, number[]>()

  constructor(key: string) {
    this.#key = key
  }

  /** Words that can be found one by one, by their stems, and as phrases. Of a very long text the beginning. */
  say(words: Found[]): this {
    for (const [at, { written, stem }] of words.slice(0, placesMax).entries()) {
      this.#add("written", written, at + 1)
      if (stem !== written) this.#add("stem", stem, at + 1)
    }
    return this
  }

  /** Names of those whom the row is about or by. */
  name(words: Found[]): this {
    for (const { written } of words) this.#add("name", written)
    return this
  }

  trait(trait: string): this {
    this.#add("trait", trait)
    return this
  }

  toString(): string {
    const places = [...this.#places].map(([lexeme, at]) => (at.length === 0 ? lexeme : `${lexeme}:${at.join()}`))
    return places.join(" ")
  }

  #add(mark: Mark, word: string, at?: number): void {
    const known = this.#places.get(lexeme(this.#key, mark, word)) ?? []
    // Postgres keeps no more places of one word; without one it would keep none at all.
    if (at !== undefined && known.length < placesPerWordMax) known.push(at)
    this.#places.set(lexeme(this.#key, mark, word), known)
  }
}

/** The largest place that Postgres can keep, and how many of one word. */
const placesMax = 16_383
const placesPerWordMax = 255

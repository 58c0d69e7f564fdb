import { stem } from "../../../drizzle/knowledge/stem.ts"

/** A language of its own for messages without end: as many words as people use, a few of them all the time. */
export interface Vocabulary {
  words: string[]
  /** What the index keeps beside each. */
  stems: string[]
  names: string[]
}

export function vocabulary(): Vocabulary {
  const words = Array.from({ length: wordCount }, (_, rank) => spelled(rank + syllables.length))
  return {
    words,
    stems: words.map(stem),
    names: words.slice(5_000, 7_000).map(word => `${word[0]?.toUpperCase()}${word.slice(1)}`),
  }
}

const wordCount = 20_000

const syllables = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri flo gru pla ste tri".split(
  " ",
)

/** A number in syllables: short words come first, as the frequent ones are in any language. */
function spelled(rank: number): string {
  const rest = Math.floor(rank / syllables.length)
  return (rest === 0 ? "" : spelled(rest)) + (syllables[rank % syllables.length] ?? "")
}

import type { Term } from "./read-search.ts"
import type { Found } from "./words.ts"

/** Where a term is in a text: from which of its words to which, and how well it fits. */
export interface Match {
  first: number
  last: number
  /** 1 as it was written, less for another form of the word or for one that only begins so. */
  fit: number
}

/** Every place of a text that has the term, by the same rules as the index (tsquery.ts). */
export function matchesOf({ words, isExact, isBeginning }: Term, text: Found[]): Match[] {
  const [first] = words
  if (first === undefined) return []
  return text.flatMap((_word, at) => {
    const fits = words.map((word, step) =>
      fitOf(word, text[at + step], { isExact, isBeginning: isBeginning && step === words.length - 1 }),
    )
    const fit = Math.min(...fits)
    return fit === 0 ? [] : [{ first: at, last: at + words.length - 1, fit }]
  })
}

function fitOf(word: Found, said: Found | undefined, how: { isExact: boolean; isBeginning: boolean }): number {
  if (said === undefined) return 0
  if (said.written === word.written) return 1
  if (!how.isExact && said.stem === word.stem) return 0.8
  return how.isBeginning && said.written.startsWith(word.written) ? 0.6 : 0
}

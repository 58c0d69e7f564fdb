import { gramsOf } from "./grams.ts"
import { synonymsOf } from "./synonyms.ts"
import { joined, type Kind, type Word, wordsOf } from "./words.ts"

/** A question as the ranking takes it (rank.ts). */
export interface Query {
  /** For each word, what may stand for it in an entry; the word itself is the one that is its own. */
  variants: Variant[]
  /** How the words are spelled that say what it is about, for those that no entry has. */
  grams: { number: number; gram: string; size: number }[]
}

interface Variant {
  /** Which word of the question. */
  number: number
  term: string
  kind: Kind
  /** How surely it means the same, 0 to 1. */
  likeness: number
  own: boolean
}

export function queryOf(question: string): Query {
  const all = wordsOf(question.replaceAll("\0", " ").slice(0, questionCharactersMax))
  const firsts = all.filter((word, at) => all.findIndex(({ term }) => term === word.term) === at)
  const words = firsts.slice(0, wordsMax)
  return {
    variants: words.flatMap((word, number) =>
      variantsOf(word, all).map(variant => ({ number, kind: word.kind, ...variant })),
    ),
    grams: words.flatMap((word, number) => {
      const grams = word.kind === "content" && word.term.length >= spelledCharactersMin ? gramsOf(word.term) : []
      return grams.map(gram => ({ number, gram, size: grams.length }))
    }),
  }
}

/** A customer's message can be long; what it asks is said by then. */
const questionCharactersMax = 2_000
const wordsMax = 48
const spelledCharactersMin = 3
const likenesses = { synonym: 0.7, joined: 0.7 }

function variantsOf(word: Word, all: Word[]): Pick<Variant, "term" | "likeness" | "own">[] {
  const at = all.indexOf(word)
  const pairs = [joined(all[at - 1], word), joined(word, all[at + 1])].filter(pair => pair !== null)
  const same = word.kind === "content" ? [word.term, ...pairs] : pairs
  const likeness = new Map<string, number>()
  for (const term of same.flatMap(one => [...synonymsOf(one)])) likeness.set(term, likenesses.synonym)
  for (const pair of pairs) likeness.set(pair, likenesses.joined)
  likeness.delete(word.term)
  const others = [...likeness].map(([term, likeness]) => ({ term, likeness, own: false }))
  return [{ term: word.term, likeness: 1, own: true }, ...others]
}

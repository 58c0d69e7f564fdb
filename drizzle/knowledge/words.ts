import { functionWords, questionWords } from "./plain-words.ts"
import { stem } from "./stem.ts"

/** How much a word says: what it is about, what kind of answer is wanted (who, where, how), or next to nothing. */
export type Kind = "content" | "question" | "function"

export interface Word {
  /** As it was written, in small letters without accents. */
  written: string
  /** What is stored and looked for. */
  term: string
  kind: Kind
}

/** The words of a text in their order. Letters and digits are apart, so that "covid19" and "covid 19" are the same. */
export function wordsOf(text: string): Word[] {
  const plain = text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replace(/(\p{L})['’]s(?!\p{L})/gu, "$1")
    .replace(/(\p{L})['’](?=\p{L})/gu, "$1")
  return (plain.match(/\p{L}[\p{L}\p{M}]*|\p{N}+/gu) ?? []).flatMap(pieces).map(wordOf)
}

/** Two neighbours as one word, as some people write them: sign in and signin. Nothing when neither says what it is about. */
export function joined(one: Word | undefined, next: Word | undefined): string | null {
  if (!one || !next || (one.kind !== "content" && next.kind !== "content")) return null
  return wordOf(cut(one.written + next.written)).term
}

function wordOf(written: string): Word {
  if (questionWords.has(written)) return { written, term: written, kind: "question" }
  if (functionWords.has(written)) return { written, term: written, kind: "function" }
  return { written, term: stem(written), kind: "content" }
}

/** Scripts that set no spaces between words are taken two signs at a time. */
function pieces(run: string): string[] {
  if (!unspaced.test(run)) return [cut(run)]
  const signs = [...run]
  return signs.length < 3 ? [run] : signs.slice(1).map((sign, before) => `${signs[before]}${sign}`)
}

const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u

/** Longer than any word: what runs on is an address or a token, known by its beginning. */
const wordCharactersMax = 40
const cut = (word: string): string => {
  const short = word.slice(0, wordCharactersMax)
  return short.isWellFormed() ? short : short.slice(0, -1)
}

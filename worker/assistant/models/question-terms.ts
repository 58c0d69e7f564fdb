import { wordsOf } from "../../../drizzle/knowledge/words.ts"

/** The words of a text that say what it is about, as knowledge is searched by them: enough to see which sentence speaks of a question. */
export function questionTerms(text: string): Set<string> {
  return new Set(wordsOf(text).flatMap(({ kind, term }) => (kind === "content" ? [term] : [])))
}

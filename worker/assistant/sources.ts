import type { Passage } from "../../drizzle/knowledge/search.ts"
import type { Citation, Trace } from "../../protocol/answer.ts"

export interface NumberedPassage {
  number: number
  title: string
  text: string
}

/** What the searches of one answer have found. An entry keeps its number, however often it is found. */
export interface Sources {
  /** As the model sees them: without ids, scores or links. */
  add(passages: Passage[]): NumberedPassage[]
  citation(number: number): Citation | null
  listed(): Trace["sources"]
}

export function sources(): Sources {
  const numbers = new Map<string, number>()
  const found: Trace["sources"] = []
  const citations: Citation[] = []

  function numberOf(passage: Passage): number {
    const known = numbers.get(passage.entryId)
    if (known !== undefined) return known
    const number = numbers.size + 1
    numbers.set(passage.entryId, number)
    citations.push({ number, title: passage.title, url: passage.url })
    return number
  }

  return {
    add: passages =>
      passages.map(passage => {
        const number = numberOf(passage)
        const { entryId, title, text, score } = passage
        const excerpt = firstCharacters(text, excerptCharactersMax)
        if (!found.some(one => one.number === number && one.excerpt === excerpt)) {
          found.push({ number, entryId, title, excerpt, score })
        }
        return { number, title, text: firstCharacters(text, passageCharactersMax) }
      }),
    citation: number => citations[number - 1] ?? null,
    listed: () => [...found],
  }
}

const excerptCharactersMax = 300
/** Searches bring less. Whatever they bring, some of it has to fit what a model reads. */
const passageCharactersMax = 4_000

/** Cut without leaving half a character. */
export function firstCharacters(text: string, charactersMax: number): string {
  const cut = text.slice(0, charactersMax)
  return cut.isWellFormed() ? cut : cut.slice(0, -1)
}

import { extractSummary } from "../extract-summary.ts"
import type { NumberedPassage } from "../sources.ts"
import { questionTerms } from "./question-terms.ts"
import { type Quotable, quotable } from "./quotable.ts"

/** The one that was given already, if it did not help. */
interface Before {
  instead?: string | null
}

/**
 * What of the passages answers the question, quoted with their numbers: a run of neighbouring sentences of the best one, since
 * those read well together, and a short one of the next that speaks of what the first leaves out. Empty when there is nothing.
 */
export function quote(question: string, passages: readonly NumberedPassage[], { instead }: Before = {}): string {
  const asked = questionTerms(question)
  const candidates = passages
    .map(passage => ({ ...passage, parts: quotable(passage.text).filter(({ text }) => !instead?.includes(text)) }))
    .filter(({ parts }) => parts.length > 0)
  const [best, ...others] = candidates
  if (best === undefined) return ""
  const weightOf = rarity(candidates.flatMap(({ parts }) => parts.map(({ text }) => questionTerms(text))))

  const first = bestRun(best.parts, { asked, weightOf, charactersMax: firstCharactersMax })
  const quotes = [cited(first, best.number)]
  const leftOut = without(asked, questionTerms(`${best.title} ${first.map(({ text }) => text).join(" ")}`))
  const second = others.find(({ number, title, text }) => {
    return number !== best.number && share(leftOut, questionTerms(`${title} ${text}`), asked) >= secondShareMin
  })
  if (second) {
    const run = bestRun(second.parts, { asked: leftOut, weightOf, charactersMax: secondCharactersMax })
    quotes.push(cited(run, second.number))
  }
  return quotes.join("\n\n")
}

/** Together with the markers about 600 characters: what one reads in a chat without scrolling. */
const firstCharactersMax = 380
const secondCharactersMax = 200
/** Of the question's words, so many have to be news for a second quotation. */
const secondShareMin = 0.34

interface Wanted {
  asked: ReadonlySet<string>
  weightOf: (term: string) => number
  charactersMax: number
}

/** The neighbouring sentences that speak most of what was asked; where none stands out, the first ones, which say the most. */
function bestRun(parts: readonly Quotable[], wanted: Wanted): Quotable[] {
  const runs = parts.flatMap(({ text }, start) =>
    start > 0 && leans.test(text) ? [] : [runFrom(parts, start, wanted.charactersMax)],
  )
  const scores = runs.map(run => {
    const terms = questionTerms(run.map(({ text }) => text).join(" "))
    return [...wanted.asked].reduce((sum, term) => sum + (terms.has(term) ? wanted.weightOf(term) : 0), 0)
  })
  const [lead = 0] = scores
  const top = Math.max(...scores)
  // A later run has to say clearly more than the beginning: texts begin with what they are about.
  const chosen = top > lead * leadFactor ? scores.indexOf(top) : 0
  return runs[chosen] ?? []
}

const leadFactor = 1.3
/** "However, …" and "These are …" mean nothing without the sentence before. */
const leans =
  /^(?:but|and|or|so|also|then|thus|however|therefore|otherwise|instead|moreover|furthermore|additionally|besides|in addition|in that case|if so|if not|for (?:example|instance)|this|that|these|those|they|such)\b/i

function runFrom(parts: readonly Quotable[], start: number, charactersMax: number): Quotable[] {
  const run: Quotable[] = []
  let length = 0
  for (const part of parts.slice(start)) {
    length += part.text.length + 1
    if (run.length > 0 && length > charactersMax) break
    run.push({ ...part, text: extractSummary(part.text, charactersMax) })
  }
  return run
}

function cited(run: readonly Quotable[], number: number): string {
  const text = run.reduce((before, { text: said, isItem }, at) => {
    if (at === 0) return said
    return `${before}${isItem || run[at - 1]?.isItem ? "\n" : " "}${said}`
  }, "")
  return `${text} [${number}]`
}

/** Words that few sentences have weigh more. */
function rarity(sentences: readonly ReadonlySet<string>[]): (term: string) => number {
  return term => Math.log(1 + sentences.length / (1 + sentences.filter(terms => terms.has(term)).length))
}

const without = (terms: ReadonlySet<string>, known: ReadonlySet<string>) =>
  new Set([...terms].filter(term => !known.has(term)))

function share(wanted: ReadonlySet<string>, terms: ReadonlySet<string>, all: ReadonlySet<string>): number {
  return all.size === 0 ? 0 : [...wanted].filter(term => terms.has(term)).length / all.size
}

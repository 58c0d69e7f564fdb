import { limits } from "../../protocol/limits.ts"
import { type Result, refuse } from "../../protocol/refusal.ts"
import { type Found, wordsIn } from "./words.ts"

/** One thing that has to be in a text, or must not: a word, or words in a row. */
export interface Term {
  words: Found[]
  /** Only as it was written, no other form of it. */
  isExact: boolean
  /** Somebody may still be typing its last word. */
  isBeginning: boolean
}

/** What is looked for, as somebody has typed it. */
export interface Search {
  terms: Term[]
  without: Term[]
  /** Names of authors, in words. */
  from: Term[]
  kinds: ("message" | "note")[]
  /** Milliseconds since 1970. */
  before: number | null
  after: number | null
  /** The whole of it is an id. */
  id: string | null
  /** An e-mail address among the words, or the beginning of one. */
  address: string | null
}

/** Reads a search, or says what is wrong with it. */
export function readSearch(typed: string): Result<{ search: Search }> {
  const search: Search = {
    terms: [],
    without: [],
    from: [],
    kinds: [],
    before: null,
    after: null,
    id: idIn(typed),
    address: addressIn(typed),
  }
  for (const { 0: piece, groups = {}, index } of typed.matchAll(pieces)) {
    const { minus, filter, quoted, bare } = groups
    const words = wordsIn(quoted ?? bare ?? "")
    // Behind it nothing has been typed yet, no space and no closing quote.
    const isBeginning = index + piece.length === typed.length && !(quoted !== undefined && piece.endsWith('"'))
    const term = { words, isExact: quoted !== undefined || words.length > 1, isBeginning }
    if (filter !== undefined) {
      const wrong = minus === "-" ? noMinus : filters[filter.toLowerCase()]?.(search, quoted ?? bare ?? "", term)
      if (wrong) return refuse("bad_request", wrong)
    } else if (words.length > 0) {
      if (minus === "-") search.without.push({ ...term, isBeginning: false })
      else search.terms.push(term)
    }
  }
  const terms = [...search.terms, ...search.without, ...search.from]
  // An id has more pieces than any sentence has words.
  if (search.id === null && terms.flatMap(({ words }) => words).length > limits.searchWordsMax)
    return refuse("bad_request", `A search has at most ${limits.searchWordsMax} words.`)
  if (saysNothing(search)) return refuse("bad_request", "There is no word in this to look for.")
  return { ok: true, search }
}

const pieces = /(?<minus>-?)(?:(?<filter>from|in|before|after):)?(?:"(?<quoted>[^"]*)"?|(?<bare>(?<=:)\S*|\S+))/giu

const noMinus = "A filter cannot be turned around: put the minus before a word."

const kinds: ReadonlyMap<string, Search["kinds"][number]> = new Map([
  ["notes", "note"],
  ["messages", "message"],
])

/** What a filter does; a sentence when it cannot. */
const filters: Record<string, (search: Search, text: string, term: Term) => string | null> = {
  from: (search, _text, term) => {
    if (term.words.length === 0) return "from: takes a name, customer, staff or assistant, like from:Clara."
    search.from.push(term)
    return null
  },
  in: (search, text) => {
    const kind = kinds.get(text)
    if (kind === undefined) return "in: takes notes or messages, like in:notes."
    search.kinds.push(kind)
    return null
  },
  before: (search, text) => {
    const at = dayOf(text)
    if (at === null) return "before: takes a day, like before:2026-03-31."
    search.before = at
    return null
  },
  after: (search, text) => {
    const at = dayOf(text)
    if (at === null) return "after: takes a day, like after:2026-03-31."
    // The day itself is not after it.
    search.after = at + 86_400_000
    return null
  },
}

/** The beginning of a day, in UTC; a day that is not in the calendar is none. */
function dayOf(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const at = Date.parse(`${text}T00:00:00Z`)
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== text ? null : at
}

/** Addresses are kept in small letters. One begins where it can be told from a word: with its name and the sign behind it. */
const addressIn = (typed: string): string | null => /[^\s"@:]+@[^\s"@]*/.exec(typed)?.[0].toLowerCase() ?? null

function idIn(typed: string): string | null {
  const text = typed.trim().toLowerCase()
  return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text) ? text : null
}

function saysNothing({ terms, from, kinds, before, after }: Search): boolean {
  return terms.length + from.length + kinds.length === 0 && before === null && after === null
}

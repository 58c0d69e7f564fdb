import type { Segment } from "../../protocol/search.ts"
import { type Match, matchesOf } from "./match.ts"
import type { Term } from "./read-search.ts"
import { type Found, wordsIn } from "./words.ts"

/** The whole of a short text, what was looked for set apart. Text only: whoever shows it makes the marks. */
export function marked(terms: Term[], text: string): Segment[] {
  return cut(text, { from: 0, to: text.length }, hitsIn(terms, text))
}

/** The piece of a text in which most of the terms are, what was looked for set apart. */
export function fragment(terms: Term[], text: string): Segment[] {
  const hits = hitsIn(terms, text)
  return cut(text, pieceAround(text, hits), hits)
}

const fragmentCharacters = 240
/** Room before the first hit, so that one sees what it is about. */
const leadCharacters = 60

interface Range {
  from: number
  to: number
}

function hitsIn(terms: Term[], text: string): (Range & { term: number })[] {
  const words = wordsIn(text)
  const range = ({ first, last }: Match): Range => ({ from: placeOf(words, first).from, to: placeOf(words, last).to })
  return terms
    .flatMap((term, at) => matchesOf(term, words).map(found => ({ ...range(found), term: at })))
    .toSorted((one, other) => one.from - other.from || other.to - one.to)
}

function placeOf(words: Found[], at: number): Found {
  const word = words[at]
  if (word === undefined) throw new Error("A match lies in its text")
  return word
}

/** Begins a little before the hit from which on the most different terms fit in, at a gap between words. */
function pieceAround(text: string, hits: (Range & { term: number })[]): Range {
  if (text.length <= fragmentCharacters) return { from: 0, to: text.length }
  const reach = fragmentCharacters - leadCharacters
  const termsFrom = (from: number) =>
    new Set(hits.filter(one => one.from >= from && one.to <= from + reach).map(({ term }) => term)).size
  const best = hits.reduce<Range | null>(
    (best, hit) => (best === null || termsFrom(hit.from) > termsFrom(best.from) ? hit : best),
    null,
  )
  const from = best === null ? 0 : gapBefore(text, Math.max(0, best.from - leadCharacters))
  return { from, to: gapAfter(text, Math.min(text.length, from + fragmentCharacters)) }
}

const nearCharacters = 20

function gapBefore(text: string, at: number): number {
  if (at === 0) return 0
  const gap = text.slice(at, at + nearCharacters).search(/\s/)
  return gap === -1 ? wholeSign(text, at) : at + gap + 1
}

function gapAfter(text: string, at: number): number {
  if (at === text.length) return at
  const gap = text.slice(at - nearCharacters, at).search(/\s\S*$/)
  return gap === -1 ? wholeSign(text, at) : at - nearCharacters + gap
}

/** Not in the middle of a pair of surrogates. */
const wholeSign = (text: string, at: number): number => (/[\udc00-\udfff]/.test(text[at] ?? "") ? at - 1 : at)

/** The text of a range in segments; dots say that there is more before or behind it. */
function cut(text: string, { from, to }: Range, hits: Range[]): Segment[] {
  const segments: Segment[] = from > 0 ? [{ text: "… ", hit: false }] : []
  let at = from
  for (const hit of hits) {
    const [start, end] = [Math.max(at, hit.from), Math.min(to, hit.to)]
    if (start >= end) continue
    if (start > at) segments.push({ text: text.slice(at, start), hit: false })
    segments.push({ text: text.slice(start, end), hit: true })
    at = end
  }
  if (at < to) segments.push({ text: text.slice(at, to), hit: false })
  return to < text.length ? [...segments, { text: " …", hit: false }] : segments
}

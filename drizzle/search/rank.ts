import { matchesOf } from "./match.ts"
import type { Term } from "./read-search.ts"
import { wordsIn } from "./words.ts"

/**
 * How much a text is what was looked for, from 0 to about 2, worth less the older it is: half of what makes it fit is gone
 * after three months, and never more than two thirds.
 */
export function scoreOf(terms: Term[], { text, ageMs }: { text: string; ageMs: number }): number {
  return fitOf(terms, text) * (1 / 3 + (2 / 3) * 2 ** (-Math.max(0, ageMs) / halfMs))
}

const halfMs = 90 * 86_400_000

/** Each term once with its best place, a little more for more of them; then how near they are to each other, and how short the text is. */
function fitOf(terms: Term[], text: string): number {
  const words = wordsIn(text)
  const places = terms.map(term => matchesOf(term, words))
  const each = places.map(found =>
    found.length === 0 ? 0 : Math.max(...found.map(({ fit }) => fit)) * (1.2 - 0.2 / found.length),
  )
  const mean = each.reduce((sum, one) => sum + one, 0) / Math.max(1, each.length)
  const near = nearness(places.map(found => found.map(({ first }) => first)))
  const brief = 1 / (1 + Math.log10(1 + words.length / 20))
  return (terms.length === 0 ? 1 : mean) * (0.6 + 0.4 * near) * (0.7 + 0.3 * brief)
}

/** 1 when the terms stand side by side, towards 0 the further they are apart. */
function nearness(places: number[][]): number {
  if (places.length < 2 || places.some(found => found.length === 0)) return 1
  const marked = places
    .flatMap((found, term) => found.map(at => ({ at, term })))
    .toSorted((one, other) => one.at - other.at)
  const newest: number[] = []
  let narrowest = Number.POSITIVE_INFINITY
  for (const { at, term } of marked) {
    newest[term] = at
    const seen = newest.filter(one => one !== undefined)
    if (seen.length === places.length) narrowest = Math.min(narrowest, at - Math.min(...seen))
  }
  return (places.length - 1) / Math.max(places.length - 1, narrowest)
}

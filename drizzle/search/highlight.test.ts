import { expect, test } from "vitest"
import type { Segment } from "../../protocol/search.ts"
import { fragment, marked } from "./highlight.ts"
import { readSearch } from "./read-search.ts"

const terms = (q: string) => {
  const read = readSearch(q)
  if (!read.ok) throw new Error(read.refusal.detail)
  return read.search.terms
}
const shown = (segments: Segment[]) => segments.map(({ text, hit }) => (hit ? `[${text}]` : text)).join("")
const plain = (segments: Segment[]) => segments.map(({ text }) => text).join("")

test("words are marked as they were written, whatever their case, accents, form and script", () => {
  const marks: [string, string, string][] = [
    ["cafe ", "Un CAFÉ, s'il vous plaît", "Un [CAFÉ], s'il vous plaît"],
    ["shipping ", "It was shipped; we ship daily.", "It was [shipped]; we [ship] daily."],
    ['"ship daily"', "We shipped daily, we ship daily.", "We shipped daily, we [ship daily]."],
    ["don't ", "DON’T do it", "[DON’T] do it"],
    ["4711", "order-4711 and 471", "order-[4711] and 471"],
    ["返金", "返金をお願いします", "[返金]をお願いします"],
    ["b", "<b>bold</b>", "<[b]>[bold]</[b]>"],
    ["ferry", "👨‍👩‍👧 ferry 𝒜", "👨‍👩‍👧 [ferry] 𝒜"],
  ]
  for (const [q, text, expected] of marks) expect(shown(marked(terms(q), text))).toBe(expected)
})

test("of a long text the piece is shown where most of the words are, whole words and nothing added but dots", () => {
  const filler = (count: number) => Array.from({ length: count }, (_, at) => `word${"abcdefgh"[at % 8]}`).join(" ")
  const text = `A ferry. ${filler(60)} the ferry was late again ${filler(60)}`
  const piece = fragment(terms("ferry late "), text)
  expect(shown(piece)).toContain("the [ferry] was [late] again")
  expect(plain(piece)).toMatch(/^… .* …$/)
  expect(text).toContain(plain(piece).slice(2, -2))
  expect(text.split(" ")).toEqual(expect.arrayContaining(plain(piece).slice(2, -2).split(" ")))
  expect(plain(fragment(terms("zebra"), text))).toMatch(/^A ferry\. .* …$/)
})

test("a text without a gap is cut between signs, not within one", () => {
  const piece = plain(fragment(terms("ferry"), `${"😀".repeat(301)}ferry${"😀".repeat(301)}`))
  expect(piece.isWellFormed()).toBe(true)
  expect(piece).toContain("ferry")
})

import { expect, test } from "vitest"
import { plainWords } from "./plain-words.ts"
import { previewWords } from "./preview-words.ts"

const text =
  "# Returns\nWithin **30 days** [1], see [our page](https://a.example) [1, 2].\n- `a`\n- *b*\n\n```\ncode\n```"

test("an answer is read out without its marks and the numbers of its sources", () => {
  expect(plainWords(text)).toBe("Returns\nWithin 30 days, see our page.\na\nb\ncode")
})

test("words that break off in the middle of a mark are read without it", () => {
  expect(plainWords("Within **30 days**, see [our pa")).toBe("Within 30 days, see our pa")
  expect(plainWords("Within **30 da")).toBe("Within 30 da")
})

test("in a list, only what a model wrote is read like that: a person's stars are their own", () => {
  const said = (kind: "assistant" | "customer") =>
    previewWords({ author: { kind, id: null, name: "Lena" }, text: "**bold**" })
  expect([said("assistant"), said("customer")]).toEqual(["bold", "**bold**"])
})

import { expect, test } from "vitest"
import { storable, storablePieces } from "./storable-text.ts"
import { handOverFrom } from "./tools/escalate.ts"

/** What comes of a text that arrives in these pieces. */
function read(...pieces: string[]): string {
  const take = storablePieces()
  return pieces.map(take).join("")
}

test("a text that can be stored stays as it is, wherever its pieces are cut", () => {
  const text = "Done 😀 – 你好, \u0007 and 👩‍👩‍👧."
  expect(storable(text)).toBe(text)
  expect(read(text)).toBe(text)
  expect(read(...text.split(""))).toBe(text)
})

test.each([
  ["NUL", "a\0b", "a\ufffdb"],
  ["the second half of a character alone", "a\ude00b", "a\ufffdb"],
  ["the first half of a character alone", "a\ud83db", "a\ufffdb"],
])("%s becomes a character that says that there was another", (_what, text, stored) => {
  expect(storable(text)).toBe(stored)
  expect(read(...text.split(""))).toBe(stored)
})

test("why a model wants a person can be stored, whatever it says", () => {
  expect(handOverFrom({ reason: "No \0 idea \ud83d", summary: "Asked \ude00\0" })).toEqual({
    reason: "No \ufffd idea \ufffd",
    summary: "Asked \ufffd\ufffd",
  })
})

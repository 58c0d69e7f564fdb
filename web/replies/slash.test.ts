import { expect, test } from "vitest"
import { meantBy, slashAt } from "./slash.ts"

test("a slash opens the menu at the beginning of a word only, and knows what was typed behind it", () => {
  expect(slashAt("/", 1)).toEqual({ from: 0, to: 1, word: "" })
  expect(slashAt("Hi /hel", 7)).toEqual({ from: 3, to: 7, word: "hel" })
  expect(slashAt("Hi\n/grüß there", 8)).toEqual({ from: 3, to: 8, word: "grüß" })
  for (const [text, caret] of [
    ["and/or", 6],
    ["https://a.example", 8],
    ["/hello there", 12],
    ["", 0],
  ] as const)
    expect(slashAt(text, caret)).toBeNull()
})

test("names that begin with the word come first, then those that have it, then texts", () => {
  const items = [
    { name: "refund", text: "The money is on its way" },
    { name: "no-money", text: "We are sorry" },
    { name: "money", text: "Yes" },
    { name: "bye", text: "Goodbye" },
  ]
  expect(meantBy(items, "MONEY").map(({ name }) => name)).toEqual(["money", "no-money", "refund"])
  expect(meantBy(items, "")).toEqual(items)
  expect(meantBy(items, "nothing")).toEqual([])
})

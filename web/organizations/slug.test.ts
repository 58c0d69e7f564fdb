import { expect, test } from "vitest"
import { isSlug, suggestSlug } from "./slug.ts"

test.each([
  ["Northwind Outfitters", "northwind-outfitters"],
  ["Müller & Søn", "muller-son"],
  ["  --Ünïcode!! ", "unicode"],
  [`${"a".repeat(39)} b`, "a".repeat(39)],
  ["Straße 7", "strasse-7"],
])("%j becomes the address %j", (name, address) => {
  expect(suggestSlug(name)).toBe(address)
  expect(isSlug(address)).toBe(true)
})

test("a name that no address can carry suggests nothing", () => {
  expect(suggestSlug("東京")).toBe("")
})

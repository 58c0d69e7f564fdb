import { expect, test } from "vitest"
import { accentPair, accentStyle } from "./accent.ts"
import { contrast } from "./colour.ts"

const colours = ["#ffff00", "#000000", "#ffffff", "#ff0000", "#0f6b5c", "#1f6feb", "#1f6f54", "#808080", "#ffc0cb"]

test.each(colours)("%s reads by day and by night, as text and as a button", colour => {
  const { day, night, onDay, onNight } = accentPair(colour)
  expect(contrast(day, "#ffffff")).toBeGreaterThanOrEqual(4.5)
  expect(contrast(day, "#f3f1ec")).toBeGreaterThanOrEqual(4.5)
  expect(contrast(night, "#1b1e24")).toBeGreaterThanOrEqual(4.5)
  expect(contrast(onDay, day)).toBeGreaterThanOrEqual(4.5)
  expect(contrast(onNight, night)).toBeGreaterThanOrEqual(4.5)
})

test.each(colours)("%s reads on its own wash", colour => {
  const { day, night } = accentPair(colour)
  const [, washByDay = "", washByNight = ""] = /\((.*), (.*)\)/.exec(accentStyle(colour)["--accent-wash"] ?? "") ?? []
  expect(contrast(day, washByDay)).toBeGreaterThanOrEqual(4.5)
  expect(contrast(night, washByNight)).toBeGreaterThanOrEqual(4.5)
})

test("a colour that reads is used as it was given", () => {
  expect(accentPair("#0F6B5C")).toMatchObject({ day: "#0f6b5c", adjusted: false })
  expect(accentPair("#ffff00").adjusted).toBe(true)
})

test("an organization without a colour keeps Parley's", () => {
  expect(accentStyle(null)).toEqual({})
  expect(accentStyle("red; background: url(x)")).toEqual({})
})

test("the ends of the scale are 21 to 1", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21)
})

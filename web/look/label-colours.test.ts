import { expect, test } from "vitest"
import { labelColour } from "../../protocol/desk.ts"
import { contrast } from "./colour.ts"
import { labelColours } from "./label-colours.ts"

test.each(labelColour.options)("a %s label reads by day and by night", colour => {
  const { day, night } = labelColours[colour]
  expect(contrast(day.text, day.wash)).toBeGreaterThanOrEqual(4.5)
  expect(contrast(night.text, night.wash)).toBeGreaterThanOrEqual(4.5)
})

import { expect, test } from "vitest"
import { officeHours } from "../../protocol/desk/opening-times.ts"
import { hoursText, spansIn, weekText } from "./hours-text.ts"

const day = [
  { opens: 540, closes: 750 },
  { opens: 810, closes: 1_440 },
]

test.each(["09:00–12:30, 13:30–24:00", "9 - 12:30; 13.30 to 24", "9:00-12:30 and 13:30—24:00,"])(
  "“%s” are hours of a day",
  text => {
    expect(spansIn(text)).toEqual(day)
  },
)

test("hours are shown as they can be written, and no hours as nothing", () => {
  expect(hoursText(day)).toBe("09:00–12:30, 13:30–24:00")
  expect(spansIn(hoursText(day))).toEqual(day)
  expect([spansIn(""), hoursText([])]).toEqual([[], ""])
})

test.each(["nine to five", "9", "9-", "9-12-15", "9:75-10", "-9-12", "closed"])("“%s” is not understood", text => {
  expect(spansIn(text)).toBeNull()
})

test("a week is told in few words", () => {
  expect(weekText(officeHours)).toEqual(["Monday to Friday 09:00–17:00", "Saturday to Sunday closed"])
  expect(weekText({ ...officeHours, saturday: day })).toEqual([
    "Monday to Friday 09:00–17:00",
    "Saturday 09:00–12:30, 13:30–24:00",
    "Sunday closed",
  ])
})

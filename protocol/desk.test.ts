import { expect, test } from "vitest"
import { officeHours } from "./desk/opening-times.ts"
import { type Desk, desk, deskDefaults } from "./desk.ts"
import { limits } from "./limits.ts"

/** What is wrong with rules, as one reads it beside the field. */
const wrong = (change: object): [string, string][] => {
  const { error } = desk.safeParse({ ...deskDefaults, ...change })
  return (error?.issues ?? []).map(({ path, message }) => [path.join("."), message])
}

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`
const label = (n: number, name: string) => ({ id: id(n), name, colour: "teal" })
const closed: Desk["hours"] = { ...officeHours, monday: [], tuesday: [], wednesday: [], thursday: [], friday: [] }
const promised = (first: number) => ({ targets: { first, next: null, resolution: null } })

test("the rules that hold until somebody changes them are rules", () => {
  expect(wrong({})).toEqual([])
})

test("what cannot be is refused, with a sentence that says what to do", () => {
  expect(wrong({ timeZone: "Mars/Olympus" })).toEqual([["timeZone", "There is no such time zone."]])
  expect(wrong({ holidays: ["2026-02-30"] })).toEqual([["holidays.0", "A day looks like 2026-12-25."]])
  expect(wrong({ labels: [label(1, "Billing"), label(2, "billing ")] })).toEqual([
    ["labels", "Two labels have the same name."],
  ])
  const monday = (...spans: [number, number][]) =>
    wrong({ hours: { ...officeHours, monday: spans.map(([opens, closes]) => ({ opens, closes })) } })
  expect(monday([1_020, 540])).toEqual([["hours.monday", "Hours end after they begin."]])
  expect(monday([540, 720], [700, 1_020])).toEqual([["hours.monday", "Hours of one day follow each other."]])
  expect(monday([540, 720], [720, 1_020])).toEqual([])
})

test("a target is within reach of the opening hours, so that something is due at all", () => {
  const anHour = { ...closed, saturday: [{ opens: 540, closes: 600 }] }
  expect(wrong({ hours: anHour, ...promised(limits.targetWeeksMax * 60) })).toEqual([])
  expect(wrong({ hours: anHour, ...promised(limits.targetWeeksMax * 60 + 1) })).toEqual([
    ["targets.first", "That is more than 26 weeks of your opening hours."],
  ])
  expect(wrong({ hours: closed })).toEqual([])
  expect(wrong({ hours: closed, ...promised(1) })).toEqual([
    ["targets.first", "You are never open. Set opening hours first."],
  ])
})

import { expect, test } from "vitest"
import { fieldTime, snoozeTimes, typedTime } from "./snooze-times.ts"

const at = (iso: string) => Date.parse(iso)
const times = (now: string, timeZone: string) =>
  snoozeTimes(at(now), timeZone).map(({ id, until }) => `${id} ${new Date(until).toISOString().slice(0, 16)}`)

test("the usual times are those of the wall clock where the team works", () => {
  // A Wednesday.
  expect(times("2026-11-18T10:20:00Z", "UTC")).toEqual([
    "later 2026-11-18T14:00",
    "tomorrow 2026-11-19T09:00",
    "week 2026-11-23T09:00",
  ])
  expect(times("2026-11-18T10:20:00Z", "America/New_York")).toEqual([
    "later 2026-11-18T14:00",
    "tomorrow 2026-11-19T14:00",
    "week 2026-11-23T14:00",
  ])
})

test("on a Monday next week is a week away, on a Sunday it is tomorrow and said once, late nothing is later today", () => {
  expect(times("2026-11-23T08:00:00Z", "UTC").at(-1)).toBe("week 2026-11-30T09:00")
  expect(times("2026-11-22T08:00:00Z", "UTC").at(-1)).toBe("tomorrow 2026-11-23T09:00")
  expect(times("2026-11-21T20:30:00Z", "UTC")).toEqual(["tomorrow 2026-11-22T09:00", "week 2026-11-23T09:00"])
})

test("nine o'clock is nine o'clock on both sides of a change of the clocks", () => {
  expect(times("2026-10-24T10:00:00Z", "Europe/Vienna")).toContain("tomorrow 2026-10-25T08:00")
  expect(times("2026-03-28T10:00:00Z", "Europe/Vienna")).toContain("tomorrow 2026-03-29T07:00")
})

test("a typed time is read on the same clock, twice and never shown ones, too", () => {
  const vienna = (typed: string) => new Date(typedTime(typed, "Europe/Vienna") ?? 0).toISOString()
  expect(vienna("2026-11-18T09:00")).toBe("2026-11-18T08:00:00.000Z")
  expect(vienna("2026-10-25T02:30")).toBe("2026-10-25T00:30:00.000Z")
  expect(vienna("2026-03-29T02:30")).toBe("2026-03-29T01:00:00.000Z")
  for (const nothing of ["", "soon", "2026-13-45T09:00"]) expect(typedTime(nothing, "UTC")).toBe(null)
  expect(fieldTime(at("2026-11-18T08:00:00Z"), "Europe/Vienna")).toBe("2026-11-18T09:00")
})

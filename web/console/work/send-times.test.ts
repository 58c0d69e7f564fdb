import { expect, test } from "vitest"
import { officeHours } from "../../../protocol/desk/opening-times.ts"
import { sendTimes } from "./send-times.ts"

const vienna = { timeZone: "Europe/Vienna", hours: officeHours, holidays: ["2026-12-25"] }
const times = (now: string, desk = vienna) =>
  sendTimes(Date.parse(now), desk).map(({ id, at }) => `${id} ${new Date(at).toISOString().slice(0, 16)}`)

test("a message can wait an hour, until nine by the team's clock, or until the team opens", () => {
  // A Friday, while it is open: nine tomorrow is a Saturday.
  expect(times("2026-11-20T10:20:00Z")).toEqual([
    "hour 2026-11-20T11:20",
    "tomorrow 2026-11-21T08:00",
    "opening 2026-11-23T08:00",
  ])
  // The day before a holiday, and a weekend after it.
  expect(times("2026-12-24T20:00:00Z").at(-1)).toBe("opening 2026-12-28T08:00")
})

test("early in the morning it opens today, and an opening that is tomorrow's nine is said once", () => {
  expect(times("2026-11-18T05:00:00Z").at(-1)).toBe("opening 2026-11-18T08:00")
  expect(times("2026-11-18T10:00:00Z")).toEqual(["hour 2026-11-18T11:00", "tomorrow 2026-11-19T08:00"])
})

test("who is never open is not waited for", () => {
  const none = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] }
  expect(times("2026-11-18T05:00:00Z", { ...vienna, hours: none })).toHaveLength(2)
})

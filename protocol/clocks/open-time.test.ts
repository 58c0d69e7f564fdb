import { describe, expect, test } from "vitest"
import { Dice } from "../../dev/simulation/random.ts"
import { type OpeningTimes, officeHours, type Spans, weekdays } from "../desk/opening-times.ts"
import { afterOpenTime, minuteMs, openTimeBetween } from "./open-time.ts"
import { isTimeZone } from "./time-zone.ts"

const at = (text: string): number => Date.parse(text)
const iso = (time: number): string => new Date(time).toISOString().slice(0, 16)
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs

const berlin: OpeningTimes = { timeZone: "Europe/Berlin", hours: officeHours, holidays: ["2026-12-25"] }
const allDay: Spans = [{ opens: 0, closes: 1_440 }]
const always: OpeningTimes = {
  ...berlin,
  hours: {
    monday: allDay,
    tuesday: allDay,
    wednesday: allDay,
    thursday: allDay,
    friday: allDay,
    saturday: allDay,
    sunday: allDay,
  },
  holidays: [],
}

describe("a target counts only while the organization is open", () => {
  test.each([
    ["within a day", "2026-12-21T09:00Z", 120, "2026-12-21T11:00"],
    ["asked before it opens", "2026-12-21T03:00Z", 30, "2026-12-21T08:30"],
    ["over a night", "2026-12-21T15:30Z", 60, "2026-12-22T08:30"],
    ["until it closes, and not until it opens again", "2026-12-21T15:00Z", 60, "2026-12-21T16:00"],
    ["over a holiday and a weekend", "2026-12-24T15:30Z", 60, "2026-12-28T08:30"],
    ["nothing takes no time, open or not", "2026-12-25T12:00Z", 0, "2026-12-25T12:00"],
  ])("%s", (_, from, minutes, due) => {
    expect(iso(afterOpenTime(berlin, at(from), minutes * minuteMs))).toBe(due)
  })

  test("an hour that the clocks skip is none, and one that comes twice is two", () => {
    const sunday: OpeningTimes = {
      ...berlin,
      hours: { ...officeHours, sunday: [{ opens: 60, closes: 240 }] },
    }
    // Summer time begins at 02:00 on 29 March and ends at 03:00 on 25 October 2026, in Berlin.
    expect(openTimeBetween(sunday, at("2026-03-28T20:00Z"), at("2026-03-29T20:00Z"))).toBe(2 * hourMs)
    expect(openTimeBetween(sunday, at("2026-10-24T20:00Z"), at("2026-10-25T20:00Z"))).toBe(4 * hourMs)
    expect(iso(afterOpenTime(sunday, at("2026-03-28T20:00Z"), 90 * minuteMs))).toBe("2026-03-29T01:30")
    expect(iso(afterOpenTime(sunday, at("2026-10-24T20:00Z"), 150 * minuteMs))).toBe("2026-10-25T01:30")
  })

  test("around the clock a day is a day, whatever the clocks do", () => {
    const from = at("2026-03-28T12:00Z")
    expect(afterOpenTime(always, from, 3 * dayMs)).toBe(from + 3 * dayMs)
  })
})

/** Clocks that change by half an hour, at midnight, in the other half of the year, or never; and the days on which they do. */
const places = [
  { timeZone: "Europe/Berlin", days: ["2026-03-29", "2026-10-25"] },
  { timeZone: "America/New_York", days: ["2026-03-08", "2026-11-01"] },
  { timeZone: "Australia/Lord_Howe", days: ["2026-04-05", "2026-10-04"] },
  { timeZone: "America/Santiago", days: ["2026-04-05", "2026-09-06"] },
  { timeZone: "Africa/Casablanca", days: ["2026-02-15", "2026-03-22"] },
  { timeZone: "Asia/Kathmandu", days: ["2026-07-01"] },
  { timeZone: "Pacific/Kiritimati", days: ["2026-12-31"] },
  { timeZone: "UTC", days: ["2028-02-29"] },
]

/** Times of an organization, and a moment near a change of its clocks. */
function scene(seed: number): { dice: Dice; times: OpeningTimes; from: number } {
  const dice = new Dice(0x0c10c4, seed)
  const { timeZone, days } = dice.pick(places)
  const day = at(dice.pick(days))
  const around = () => new Date(day + (dice.below(7) - 3) * dayMs).toISOString().slice(0, 10)
  const hours = Object.fromEntries(weekdays.map(weekday => [weekday, someSpans(dice)]))
  return {
    dice,
    times: {
      timeZone,
      hours: { ...officeHours, ...hours },
      holidays: dice.chance(0.5) ? [around(), around()] : [],
    },
    from: day + (dice.below(6 * 1_440) - 3 * 1_440) * minuteMs,
  }
}

function someSpans(dice: Dice): Spans {
  const cuts = new Set(Array.from({ length: 2 * dice.below(4) }, () => dice.below(1_441)))
  const sorted = [...cuts].toSorted((one, other) => one - other)
  return sorted.flatMap((opens, index): Spans => {
    const closes = sorted[index + 1]
    return index % 2 === 0 && closes !== undefined ? [{ opens, closes }] : []
  })
}

const seeds = Array.from({ length: 60 }, (_, seed) => seed)

describe("whatever the hours, the holidays and the zone", () => {
  test("time is counted like by somebody who looks at the wall clock every minute", () => {
    for (const seed of seeds) {
      const { dice, times, from } = scene(seed)
      const to = from + dice.below(3 * 1_440) * minuteMs
      const counted = { seed, open: openTimeBetween(times, from, to) / minuteMs }
      expect(counted).toEqual({ seed, open: minutesSeenOpen(times, from, to) })
    }
  })

  test("a target is reached at the first moment at which as much time has passed", () => {
    for (const seed of seeds) {
      const { dice, times, from } = scene(seed)
      const ms = 1 + dice.below(40 * hourMs)
      const due = afterOpenTime(times, from, ms)
      if (due - from > 400 * dayMs) continue
      expect({ seed, passed: openTimeBetween(times, from, due) }).toEqual({ seed, passed: ms })
      expect(openTimeBetween(times, from, due - 1)).toBe(ms - 1)
    }
  })

  test("two targets one after the other are as long as both together", () => {
    for (const seed of seeds) {
      const { dice, times, from } = scene(seed)
      const one = dice.below(20 * hourMs)
      const other = dice.below(20 * hourMs)
      const both = afterOpenTime(times, from, one + other)
      if (both - from > 400 * dayMs) continue
      expect({ seed, due: afterOpenTime(times, afterOpenTime(times, from, one), other) }).toEqual({ seed, due: both })
    }
  })

  test("who asks later, or for longer, is never due earlier", () => {
    for (const seed of seeds) {
      const { dice, times, from } = scene(seed)
      const ms = dice.below(20 * hourMs)
      const due = afterOpenTime(times, from, ms)
      expect(afterOpenTime(times, from + dice.below(dayMs), ms)).toBeGreaterThanOrEqual(due)
      expect(afterOpenTime(times, from, ms + dice.below(hourMs))).toBeGreaterThanOrEqual(due)
    }
  })
})

/** Slow, and too simple to be wrong. */
function minutesSeenOpen({ timeZone, hours, holidays }: OpeningTimes, from: number, to: number): number {
  const clock = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    weekday: "long",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  })
  let seen = 0
  for (let time = from; time < to; time += minuteMs) {
    const shown = new Map(clock.formatToParts(time).map(({ type, value }) => [type, value]))
    const date = `${shown.get("year")}-${shown.get("month")}-${shown.get("day")}`
    const minute = Number(shown.get("hour")) * 60 + Number(shown.get("minute"))
    const weekday = weekdays.find(name => name === shown.get("weekday")?.toLowerCase())
    if (weekday === undefined) throw new Error("A day has a name")
    if (holidays.includes(date)) continue
    if (hours[weekday].some(({ opens, closes }) => opens <= minute && minute < closes)) seen += 1
  }
  return seen
}

test("hours that are never reached end a year and more ahead, and quickly", () => {
  const closed = { ...berlin, hours: { ...always.hours, ...Object.fromEntries(weekdays.map(day => [day, []])) } }
  const from = at("2026-12-21T09:00Z")
  expect(afterOpenTime(closed, from, 1)).toBe(from + 500 * dayMs)
})

test("a time zone has a name that every runtime knows", () => {
  expect(["Europe/Berlin", "UTC", "America/Argentina/Buenos_Aires"].filter(isTimeZone)).toHaveLength(3)
  expect(["", "Mars/Olympus", "+02:00", "-0500", "Europe/Berlin\u0000", " UTC"].filter(isTimeZone)).toEqual([])
})

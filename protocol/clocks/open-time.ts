import { type OpeningTimes, weekdays } from "../desk/opening-times.ts"
import { limits } from "../limits.ts"
import { dayMs, stretchesOf } from "./time-zone.ts"

/**
 * When a target is reached that begins at `from` and counts only the time in which the organization is open: the first moment
 * at which `ms` of it have passed. An organization is open when the wall clock of its zone says so: where an hour is skipped
 * nobody worked in it, where one comes twice they worked it twice. Times are milliseconds since 1970.
 */
export function afterOpenTime(times: OpeningTimes, from: number, ms: number): number {
  if (ms <= 0) return from
  const until = from + limits.openTimeDaysMax * dayMs
  let left = ms
  for (const { start, end } of openBetween(times, from, until)) {
    if (left <= end - start) return start + left
    left -= end - start
  }
  // Only with hours that the schema refuses.
  return until
}

/** How much of the time from `from` to `to` the organization is open, in milliseconds. */
export function openTimeBetween(times: OpeningTimes, from: number, to: number): number {
  let sum = 0
  for (const { start, end } of openBetween(times, from, to)) sum += end - start
  return sum
}

interface Span {
  start: number
  end: number
}

/** The spans in which it is open, in order, cut to these bounds. */
function* openBetween(times: OpeningTimes, from: number, until: number): Generator<Span> {
  const holidays = new Set(times.holidays)
  for (let day = Math.floor(from / dayMs); day * dayMs < until; day += 1) {
    for (const { start, end, offset } of stretchesOf(times.timeZone, day)) {
      for (const local of openOn(times, holidays, { start: start + offset, end: end + offset })) {
        const span = { start: Math.max(local.start - offset, from), end: Math.min(local.end - offset, until) }
        if (span.start < span.end) yield span
      }
    }
  }
}

/** The same on the wall clock, within a stretch of it. */
function* openOn({ hours }: OpeningTimes, holidays: Set<string>, { start, end }: Span): Generator<Span> {
  for (let day = Math.floor(start / dayMs); day * dayMs < end; day += 1) {
    const weekday = weekdays[(day + thursday) % weekdays.length]
    if (weekday === undefined || holidays.has(dateOf(day))) continue
    for (const { opens, closes } of hours[weekday]) {
      const span = {
        start: Math.max(day * dayMs + opens * minuteMs, start),
        end: Math.min(day * dayMs + closes * minuteMs, end),
      }
      if (span.start < span.end) yield span
    }
  }
}

export const minuteMs = 60_000

/** The weekday of the first of January 1970. */
const thursday = 3

const dateOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)

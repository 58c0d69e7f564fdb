import { afterOpenTime, openTimeBetween } from "../../../protocol/clocks/open-time.ts"
import { dayMs } from "../../../protocol/clocks/time-zone.ts"
import { type OpeningTimes, openMinutesPerWeek } from "../../../protocol/desk/opening-times.ts"
import { instantOf, wallTimeOf } from "./wall-time.ts"

export interface NamedTime {
  id: string
  words: string
  at: number
}

const hourMs = 3_600_000
const morningHour = 9

/** When people usually want a message to go out, by the clock and the hours of the team that sends it. */
export function sendTimes(now: number, times: OpeningTimes): NamedTime[] {
  const { timeZone } = times
  const tomorrow = (Math.floor(wallTimeOf(now, timeZone) / dayMs) + 1) * dayMs
  const morning = instantOf(tomorrow + morningHour * hourMs, timeZone)
  const opening = nextOpening(times, { now, tomorrow: instantOf(tomorrow, timeZone) })
  return [
    { id: "hour", words: "In an hour", at: now + hourMs },
    { id: "tomorrow", words: "Tomorrow at nine", at: morning },
    ...(opening === null || opening === morning ? [] : [{ id: "opening", words: "When you open next", at: opening }]),
  ]
}

/** While it is open, that of the next day on which it opens; null where it never does. */
function nextOpening(times: OpeningTimes, { now, tomorrow }: { now: number; tomorrow: number }): number | null {
  if (openMinutesPerWeek(times.hours) === 0) return null
  const isOpen = openTimeBetween(times, now, now + 1) > 0
  // The first open millisecond ends a millisecond after it begins.
  return afterOpenTime(times, isOpen ? tomorrow : now, 1) - 1
}

import { dayMs } from "../../../protocol/clocks/time-zone.ts"
import { instantOf, wallTimeOf } from "./wall-time.ts"

interface SnoozeTime {
  id: string
  words: string
  until: number
}

const hourMs = 3_600_000
const morningHour = 9
const lastHour = 20

/** When people usually want a conversation back, on the wall clock of where the team works. */
export function snoozeTimes(now: number, timeZone: string): SnoozeTime[] {
  const wall = wallTimeOf(now, timeZone)
  const midnight = Math.floor(wall / dayMs) * dayMs
  const later = Math.ceil((wall + 3 * hourMs) / hourMs) * hourMs
  const weekday = (Math.floor(midnight / dayMs) + 4) % 7
  const morning = (days: number) => midnight + days * dayMs + morningHour * hourMs
  const walls: [string, string, number][] = [
    ["later", "Later today", later],
    ["tomorrow", "Tomorrow morning", morning(1)],
    // 1970 began on a Thursday, and weeks begin on Monday.
    ["week", "Next week", morning((8 - weekday) % 7 || 7)],
  ]
  return (
    walls
      .filter(([id, , at]) => id !== "later" || at <= midnight + lastHour * hourMs)
      // On a Sunday both are the same morning.
      .filter(([id, , at]) => id !== "week" || at !== morning(1))
      .map(([id, words, at]) => ({ id, words, until: instantOf(at, timeZone) }))
  )
}

/** What a field for a date and a time says, on that wall clock; null when it says none. */
export function typedTime(typed: string, timeZone: string): number | null {
  const wall = Date.parse(`${typed}Z`)
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(typed) && Number.isFinite(wall) ? instantOf(wall, timeZone) : null
}

/** The same the other way: what such a field should say. */
export const fieldTime = (at: number, timeZone: string): string =>
  new Date(wallTimeOf(at, timeZone)).toISOString().slice(0, 16)

import { dayMs, stretchesOf } from "../../../protocol/clocks/time-zone.ts"

/** What the wall clock of a zone shows, written as if it were UTC: arithmetic on days and hours is then that of the calendar. */
export function wallTimeOf(at: number, timeZone: string): number {
  const stretch = stretchesOf(timeZone, Math.floor(at / dayMs)).find(({ start, end }) => start <= at && at < end)
  return at + (stretch?.offset ?? 0)
}

/** The moment at which the wall clock shows this: the first one where it does so twice, the one after the gap where it never does. */
export function instantOf(wall: number, timeZone: string): number {
  const day = Math.floor(wall / dayMs)
  const stretches = [day - 1, day, day + 1].flatMap(one => stretchesOf(timeZone, one))
  for (const { start, end, offset } of stretches) {
    const at = wall - offset
    if (at < start) return start
    if (at < end) return at
  }
  throw new Error("A day has a moment for each time of its wall clock")
}

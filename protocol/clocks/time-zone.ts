/** A time in which the wall clocks of a zone differ from UTC by the same `offset`. Milliseconds, `end` not included. */
export interface Stretch {
  start: number
  end: number
  offset: number
}

/** A name of the IANA database that this runtime knows. */
export function isTimeZone(name: string): boolean {
  // Some runtimes take "+02:00" as well, which has no summer time and which the others do not know.
  if (!/^[A-Za-z]/.test(name)) return false
  try {
    zoneOf(name)
    return true
  } catch {
    return false
  }
}

/** The stretches of one day of UTC: one, or two where the clocks are changed on it. `day` counts from 1970. */
export function stretchesOf(timeZone: string, day: number): Stretch[] {
  const zone = zoneOf(timeZone)
  const known = zone.days.get(day)
  if (known) return known
  const found = lookUp(zone.offsetAt, day * dayMs)
  if (zone.days.size >= daysKeptMax) zone.days.clear()
  zone.days.set(day, found)
  return found
}

export const dayMs = 86_400_000

function lookUp(offsetAt: (at: number) => number, start: number): Stretch[] {
  const end = start + dayMs
  const offset = offsetAt(start)
  const later = offsetAt(end)
  if (offset === later) return [{ start, end, offset }]
  let before = start
  let change = end
  while (change - before > 1) {
    const middle = Math.floor((before + change) / 2)
    if (offsetAt(middle) === offset) before = middle
    else change = middle
  }
  const stretches = [
    { start, end: change, offset },
    { start: change, end, offset: later },
  ]
  return stretches.filter(stretch => stretch.end > stretch.start)
}

interface Zone {
  offsetAt(at: number): number
  days: Map<number, Stretch[]>
}

/** Kept because asking costs microseconds each time. There are only so many zones, and of each only so many days. */
const zones = new Map<string, Zone>()
const daysKeptMax = 2_000

function zoneOf(timeZone: string): Zone {
  const known = zones.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat("en-US", { timeZone, hourCycle: "h23", ...parts })
  const zone: Zone = { offsetAt: at => wallTime(format, at) - Math.floor(at / 1000) * 1000, days: new Map() }
  zones.set(timeZone, zone)
  return zone
}

const parts = {
  year: "numeric",
  month: "numeric",
  day: "numeric",
  hour: "numeric",
  minute: "numeric",
  second: "numeric",
} as const

/** What the wall clock shows, as if it were UTC. */
function wallTime(format: Intl.DateTimeFormat, at: number): number {
  const shown = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = shown
  return Date.UTC(year, month - 1, day, hour, minute, second)
}

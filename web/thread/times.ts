import { moment } from "../look/ago.ts"

const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "short" })
const dayOfYear = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" })
const fullDay = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" })

export const clockTime = (at: number): string => time.format(at)

export function dayWords(at: number, now: number): string {
  const day = new Date(at).toDateString()
  if (day === new Date(now).toDateString()) return "Today"
  const yesterday = new Date(now)
  // Not 24 hours ago: when the clocks change, a day is longer or shorter.
  yesterday.setDate(yesterday.getDate() - 1)
  if (day === yesterday.toDateString()) return "Yesterday"
  return new Date(at).getFullYear() === new Date(now).getFullYear() ? dayOfYear.format(at) : fullDay.format(at)
}

/** A point in time to come: "at 14:05", "on 24 Nov at 09:00". */
export function pointInTime(at: number, now: number): string {
  const isToday = new Date(at).toDateString() === new Date(now).toDateString()
  return isToday ? `at ${clockTime(at)}` : `on ${moment(at, now)} at ${clockTime(at)}`
}

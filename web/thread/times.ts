const time = new Intl.DateTimeFormat(undefined, { timeStyle: "short" })
const dayOfYear = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" })
const fullDay = new Intl.DateTimeFormat(undefined, { dateStyle: "long" })
const dayMs = 86_400_000

export const clockTime = (at: number): string => time.format(at)

export function dayWords(at: number, now: number): string {
  const day = new Date(at).toDateString()
  if (day === new Date(now).toDateString()) return "Today"
  if (day === new Date(now - dayMs).toDateString()) return "Yesterday"
  return new Date(at).getFullYear() === new Date(now).getFullYear() ? dayOfYear.format(at) : fullDay.format(at)
}

/** "now", "4 min", "2 h", "3 d": how long something has lasted. */
export function sinceWords(at: number, now: number): string {
  const minutes = Math.floor((now - at) / 60_000)
  if (minutes < 1) return "now"
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} h` : `${Math.floor(hours / 24)} d`
}

/** The time of today, the day of anything older. */
export const shortWhen = (at: number, now: number): string =>
  new Date(at).toDateString() === new Date(now).toDateString() ? clockTime(at) : shortDay.format(at)

const shortDay = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short" })

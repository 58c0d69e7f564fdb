const time = new Intl.DateTimeFormat("en-GB", { timeStyle: "short" })
const dayOfYear = new Intl.DateTimeFormat("en-GB", { weekday: "long", day: "numeric", month: "long" })
const fullDay = new Intl.DateTimeFormat("en-GB", { dateStyle: "long" })
const dayMs = 86_400_000

export const clockTime = (at: number): string => time.format(at)

export function dayWords(at: number, now: number): string {
  const day = new Date(at).toDateString()
  if (day === new Date(now).toDateString()) return "Today"
  if (day === new Date(now - dayMs).toDateString()) return "Yesterday"
  return new Date(at).getFullYear() === new Date(now).getFullYear() ? dayOfYear.format(at) : fullDay.format(at)
}

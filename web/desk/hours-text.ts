import { type Hours, type Spans, weekdays } from "../../protocol/desk/opening-times.ts"

/** Hours of a day as people write them: "09:00–12:30, 13:30–17:00", empty when closed. Null when it says something else. */
export function spansIn(text: string): Spans | null {
  const parts = text.split(/[,;]|\band\b/).map(part => part.trim())
  const said = parts.filter(part => part !== "").map(spanIn)
  return said.every(span => span !== null) ? said : null
}

export const hoursText = (spans: Spans): string =>
  spans.map(({ opens, closes }) => `${timeText(opens)}–${timeText(closes)}`).join(", ")

/** A week in a few words: days with the same hours together, "Monday to Friday 09:00–17:00". */
export function weekText(hours: Hours): string[] {
  const runs: { first: string; last: string; text: string }[] = []
  for (const weekday of weekdays) {
    const text = hoursText(hours[weekday]) || "closed"
    const run = runs.at(-1)
    if (run?.text === text) run.last = named(weekday)
    else runs.push({ first: named(weekday), last: named(weekday), text })
  }
  return runs.map(({ first, last, text }) => `${first === last ? first : `${first} to ${last}`} ${text}`)
}

export const named = (weekday: string): string => weekday.charAt(0).toUpperCase() + weekday.slice(1)

function spanIn(text: string): Spans[number] | null {
  const [opens, closes, ...more] = text.split(/[-–—]|\bto\b/).map(timeIn)
  return opens == null || closes == null || more.length > 0 ? null : { opens, closes }
}

/** "9", "9:00" and "09.00" in minutes since midnight. */
function timeIn(text: string): number | null {
  const [, hours, minutes = "0"] = /^(\d{1,2})(?:[:.](\d{2}))?$/.exec(text.trim()) ?? []
  if (hours === undefined || Number(minutes) >= 60) return null
  return Number(hours) * 60 + Number(minutes)
}

const timeText = (minutes: number): string => `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`

const twoDigits = (number: number): string => String(number).padStart(2, "0")

import { afterOpenTime, openTimeBetween } from "../../protocol/clocks/open-time.ts"
import { isTimeZone } from "../../protocol/clocks/time-zone.ts"
import { type OpeningTimes, openMinutesPerWeek } from "../../protocol/desk/opening-times.ts"
import { useNow } from "../app/use-now.ts"
import { whenText } from "./when-text.ts"

/** What the hours come to at this moment, so that a slip shows before it is saved. */
export function OpenNow({ times }: { times: OpeningTimes | null }) {
  const now = useNow()
  if (times === null || !isTimeZone(times.timeZone)) return null
  const open = openTimeBetween(times, now, now + 1) > 0
  const there = `It is ${whenText(now, times.timeZone)} there.`
  if (open) return <p className="soft small">{there} You are open.</p>
  if (openMinutesPerWeek(times.hours) === 0) return <p className="soft small">{there} You are never open.</p>
  // The first open millisecond ends a millisecond after it begins.
  const opens = afterOpenTime(times, now, 1) - 1
  return (
    <p className="soft small">
      {there} You are closed until {whenText(opens, times.timeZone)}.
    </p>
  )
}

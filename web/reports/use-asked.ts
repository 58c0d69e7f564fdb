import { useMemo } from "react"
import { useSearchParams } from "wouter"
import { dayMs } from "../../protocol/clocks/time-zone.ts"
import { limits } from "../../protocol/limits.ts"
import { type ReportQuery, reportQuery } from "../../protocol/report.ts"
import { wallTimeOf } from "../console/work/wall-time.ts"

/** What the address asks for; the last month where it asks for nothing that can be answered. */
export function useAsked(timeZone: string) {
  const [params, setParams] = useSearchParams()
  const search = params.toString()
  const asked = useMemo(() => {
    const read = reportQuery.safeParse(Object.fromEntries(new URLSearchParams(search)))
    return read.success ? read.data : lastDays(limits.reportDaysDefault, timeZone)
  }, [search, timeZone])
  const change = (next: ReportQuery) => setParams(new URLSearchParams(wordsOf(next)))
  return { asked, change }
}

/** So many days up to today, on the calendar of where the team works: by that one a report counts its days. */
export function lastDays(count: number, timeZone: string): ReportQuery {
  const today = Math.floor(wallTimeOf(Date.now(), timeZone) / dayMs)
  return { from: dayOf(today - count + 1), to: dayOf(today) }
}

export function wordsOf({ from, to, label, agent }: ReportQuery): Record<string, string> {
  return { from, to, ...(label !== undefined && { label }), ...(agent !== undefined && { agent }) }
}

const dayOf = (day: number): string => new Date(day * dayMs).toISOString().slice(0, 10)

import { useMemo } from "react"
import { useSearchParams } from "wouter"
import { limits } from "../../protocol/limits.ts"
import { type ReportQuery, reportQuery } from "../../protocol/report.ts"

/** What the address asks for; the last month where it asks for nothing that can be answered. */
export function useAsked() {
  const [params, setParams] = useSearchParams()
  const search = params.toString()
  const asked = useMemo(() => {
    const read = reportQuery.safeParse(Object.fromEntries(new URLSearchParams(search)))
    return read.success ? read.data : lastDays(limits.reportDaysDefault)
  }, [search])
  const change = (next: ReportQuery) => setParams(new URLSearchParams(wordsOf(next)))
  return { asked, change }
}

/** So many days up to today, on this browser's calendar. */
export function lastDays(count: number): ReportQuery {
  const today = new Date()
  const first = new Date(today)
  first.setDate(today.getDate() - count + 1)
  return { from: dayOf(first), to: dayOf(today) }
}

export function wordsOf({ from, to, label, agent }: ReportQuery): Record<string, string> {
  return { from, to, ...(label !== undefined && { label }), ...(agent !== undefined && { agent }) }
}

const two = (number: number): string => String(number).padStart(2, "0")

const dayOf = (date: Date): string => `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`

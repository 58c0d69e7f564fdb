import type { Audited } from "./pages.ts"
import { type Audit, type Category, categories, type Device } from "./run-lighthouse.ts"

export interface MeasuredPage {
  page: Audited
  device: Device
  audits: Audit[]
}

const heads = [
  "page",
  "device",
  "performance",
  "accessibility",
  "best practices",
  "SEO",
  "first paint",
  "largest paint",
]

/** The medians of all pages, as a table in Markdown. A score below its line is marked. */
export function table(measured: MeasuredPage[]): string {
  const rows = measured.map(one => {
    const scores = categories.map(category => shownScore(one, category))
    const first = median(one.audits.map(({ firstPaintMs }) => firstPaintMs))
    const largest = median(one.audits.map(({ largestPaintMs }) => largestPaintMs))
    const blocked = median(one.audits.map(({ blockedMs }) => blockedMs))
    const shift = median(one.audits.map(audit => audit.shift))
    const times = [seconds(first), seconds(largest), `${Math.round(blocked)} ms`, shift.toFixed(3)]
    return [one.page.name, one.device, ...scores, ...times]
  })
  const all = [...heads, "blocked", "shift"]
  return [all, all.map(() => "---"), ...rows].map(cells => `| ${cells.join(" | ")} |`).join("\n")
}

/** What is below its line, with the audits that cost it points. */
export function shortcomings(measured: MeasuredPage[]): string[] {
  return measured.flatMap(one => {
    const low = categories.filter(category => isLow(one, category))
    if (low.length === 0) return []
    const failed = [...new Set(one.audits.flatMap(audit => audit.failed))]
    return [`${one.page.name} (${one.device}): ${[...low, ...failed].join(", ")}`]
  })
}

function shownScore(one: MeasuredPage, category: Category): string {
  if (one.page.least[category] === undefined) return "–"
  return `${scoreOf(one, category)}${isLow(one, category) ? " (low)" : ""}`
}

const isLow = (one: MeasuredPage, category: Category): boolean =>
  scoreOf(one, category) < (one.page.least[category] ?? 0)

const scoreOf = ({ audits }: MeasuredPage, category: Category): number =>
  median(audits.map(({ scores }) => scores[category]))

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`

/** Of an even number the lower one, so that it is a figure that was measured. */
function median(figures: number[]): number {
  return figures.toSorted((one, other) => one - other)[Math.floor((figures.length - 1) / 2)] ?? Number.NaN
}

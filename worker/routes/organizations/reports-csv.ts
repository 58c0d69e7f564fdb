import type { Report, ReportTable, Waits } from "../../../protocol/report.ts"
import { type CsvCell, csvLine } from "../../csv-line.ts"

/** A table of a report as a spreadsheet reads it. Waits are in seconds. */
export function csvOf(report: Report, table: ReportTable): string {
  return `\uFEFF${tables[table](report).map(csvLine).join("")}`
}

const volume = ["started", "escalated", "resolved"]

const tables: Record<ReportTable, (report: Report) => CsvCell[][]> = {
  days: ({ byDay }) => [["day", ...volume], ...byDay.map(one => [one.day, one.started, one.escalated, one.resolved])],
  hours: ({ byHour }) => [
    ["hour", ...volume],
    ...byHour.map(one => [one.hour, one.started, one.escalated, one.resolved]),
  ],
  waits: ({ firstResponse, nextResponse, resolution }) => [
    ["wait", "count", "p50_seconds", "p90_seconds"],
    waitRow("first response", firstResponse),
    waitRow("next response", nextResponse),
    waitRow("resolution", resolution),
  ],
  reasons: ({ reasons }) => [["reason", "count"], ...reasons.map(({ reason, count }) => [reason, count])],
  scores: ({ scores: { distribution } }) => [["score", "count"], ...distribution.map((count, at) => [at + 1, count])],
  comments: ({ scores: { comments } }) => [
    ["at", "conversation", "score", "comment"],
    ...comments.map(one => [new Date(one.at).toISOString(), one.conversationId, one.score, one.comment]),
  ],
  agents: ({ agents }) => [
    ["id", "name", "messages", "claims", "resolves", "busiest_hour", ...hours.map(hour => `hour_${hour}`)],
    ...agents.map(one => [
      ...[one.id, one.name, one.messages, one.claims, one.resolves, one.busiestHour],
      ...one.byHour,
    ]),
  ],
}

const hours = Array.from({ length: 24 }, (_, hour) => hour)

const seconds = (ms: number | null): number | null => (ms === null ? null : ms / 1000)

const waitRow = (name: string, { count, p50Ms, p90Ms }: Waits): CsvCell[] => [
  name,
  count,
  seconds(p50Ms),
  seconds(p90Ms),
]

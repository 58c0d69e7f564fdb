import { z } from "zod"
import { escalationCause } from "./answer.ts"
import { limits } from "./limits.ts"
import { clockName } from "./work.ts"

const dayMs = 86_400_000

/** A day of the calendar, as in 2026-11-21. */
const day = z.iso.date()

/** From the beginning of one day to the end of another, in the organization's time zone. */
export const reportQuery = z
  .object({
    from: day.describe("The first day, in the organization's time zone."),
    to: day.describe("The last day, itself included."),
    label: z.uuid().toLowerCase().optional().describe("Only conversations that carry this label now."),
    agent: z
      .uuid()
      .toLowerCase()
      .optional()
      .describe("Only conversations that this person took or wrote in between those days."),
  })
  .superRefine(({ from, to }, context) => {
    const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1
    const message =
      days < 1
        ? "The last day comes before the first."
        : days > limits.reportDaysMax
          ? `At most ${limits.reportDaysMax} days.`
          : null
    if (message !== null) context.addIssue({ code: "custom", path: ["to"], message })
  })
export type ReportQuery = z.infer<typeof reportQuery>

const count = z.int().min(0)

/** How many conversations were begun, how many times a person was asked for, how many times one was resolved. */
const volume = { started: count, escalated: count, resolved: count }

/** Half of the waits were no longer than `p50Ms`, nine of ten no longer than `p90Ms`; null when there were none. */
const waits = z.object({ count, p50Ms: z.int().nullable(), p90Ms: z.int().nullable() })
export type Waits = z.infer<typeof waits>

const agentLoad = z.object({
  id: z.uuid(),
  name: z.string(),
  messages: count,
  claims: count,
  resolves: count,
  /** Most conversations that they wrote in within one hour of the clock. */
  busiestHour: count,
  /** Messages by hour of the day, from midnight on. */
  byHour: z.array(count).length(24),
})
export type AgentLoad = z.infer<typeof agentLoad>

/** What happened in an organization between two days. How each figure is counted is in docs/reports.md. */
export const report = z.object({
  from: day,
  to: day,
  timeZone: z.string(),
  total: z.object(volume),
  byDay: z.array(z.object({ day, ...volume })),
  byHour: z.array(z.object({ hour: z.int().min(0).max(23), ...volume })),
  /** Where conversations that began in these days were dealt with: each is in one of these. */
  channels: z.object({ assistant: count, person: count, nobodyCame: count, neither: count }),
  firstResponse: waits.extend({ gaveUp: count, waiting: count }),
  nextResponse: waits,
  resolution: waits,
  breaches: z.record(clockName, count),
  causes: z.array(z.object({ cause: escalationCause.nullable(), count })),
  reasons: z.array(z.object({ reason: z.string(), count })),
  scores: z.object({
    asked: count,
    answered: count,
    count,
    average: z.number().nullable(),
    /** How many gave 1, 2, 3, 4, 5. */
    distribution: z.array(count).length(5),
    comments: z.array(z.object({ conversationId: z.uuid(), at: z.int(), score: z.int(), comment: z.string() })),
  }),
  agents: z.array(agentLoad),
  /** Number of the newest entry that this knows of. */
  asOf: z.int(),
})
export type Report = z.infer<typeof report>

export const reportTable = z.enum(["days", "hours", "waits", "reasons", "scores", "comments", "agents"])
export type ReportTable = z.infer<typeof reportTable>

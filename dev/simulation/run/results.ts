import { readFileSync } from "node:fs"
import { z } from "zod"
import type { Schedule } from "../act.ts"

/** What a run of many schedules came to. */
export const results = z.object({
  schedules: z.int(),
  seed: z.int(),
  entries: z.int(),
  accepted: z.int(),
  seconds: z.number(),
  /** How often each deed and each fault happened. */
  faults: z.record(z.string(), z.int()),
  /** Which frames were seen in which states, and what came of each command. */
  seen: z.record(z.string(), z.int()),
  /** How often each rule of the checker had something to compare, and how often it was not as it should be. */
  rules: z.record(z.string(), z.object({ checked: z.int(), violations: z.int() })),
  violations: z.array(z.object({ seed: z.int(), violations: z.array(z.string()) })),
})
export type Results = z.infer<typeof results>

export const nothing = (seed: number): Results => ({
  ...{ schedules: 0, seed, entries: 0, accepted: 0, seconds: 0 },
  ...{ faults: {}, seen: {}, rules: {}, violations: [] },
})

/** Adds what a part of the run came to. */
export function add(sum: Results, part: Omit<Results, "seed" | "seconds">): void {
  sum.schedules += part.schedules
  sum.entries += part.entries
  sum.accepted += part.accepted
  addCounts(sum.faults, part.faults)
  addCounts(sum.seen, part.seen)
  for (const [rule, { checked, violations }] of Object.entries(part.rules)) {
    const before = sum.rules[rule] ?? { checked: 0, violations: 0 }
    sum.rules[rule] = { checked: before.checked + checked, violations: before.violations + violations }
  }
  sum.violations.push(...part.violations)
}

function addCounts(sum: Record<string, number>, part: Record<string, number>): void {
  for (const [name, n] of Object.entries(part)) sum[name] = (sum[name] ?? 0) + n
}

const act = z.object({
  ...{ n: z.int(), thenMs: z.int(), what: z.string() },
  ...{ who: z.int(), pick: z.number(), amount: z.number() },
})
const schedule = z.object({
  seed: z.int(),
  limits: z.enum(["shipped", "tight"]),
  service: z.enum(["of today", "newer"]),
  acts: z.array(act),
})

/** A schedule that was kept. */
export const readSchedule = (file: string): Schedule => schedule.parse(JSON.parse(readFileSync(file, "utf8")))

import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"
import { repository } from "../dev/start/settings.ts"
import { Trouble } from "../dev/start/trouble.ts"
import type { Conditions, Machine } from "./machine.ts"
import type { Measured } from "./metric.ts"
import { keepsBound } from "./report.ts"

const file = join(repository, "bench", "results.json")

const measured = z.object({
  ours: z.number(),
  floor: z.number().nullable(),
  peers: z.record(z.string(), z.number()),
  ratio: z.number().nullable(),
  target: z.number(),
  bound: z.enum(["at_most", "at_least"]),
  unit: z.string(),
  ok: z.boolean(),
  clientBusy: z.record(z.string(), z.number()).default({}),
  facts: z.record(z.string(), z.unknown()).default({}),
  notes: z.array(z.string()).default([]),
  quick: z.boolean(),
  measuredAt: z.iso.datetime(),
  /** Just before it was measured. */
  conditions: z.object({ load: z.number(), flushUs: z.number() }),
})
export type Result = z.infer<typeof measured>

const resultsFile = z.object({ machine: z.custom<Machine>(), metrics: z.record(z.string(), measured) })
export type Results = z.infer<typeof resultsFile>

/** The newest figure of every metric that was ever measured here. */
export function readResults(): Results {
  const results = stored()
  if (!results) throw new Trouble("Nothing was measured here yet", "Run npm run bench")
  return results
}

/** Keeps what was measured. Figures of other metrics stay, each with the time it was taken. */
export function keepResults(
  found: Record<string, Measured>,
  { machine, ...taken }: { quick: boolean; machine: Machine; conditions: Conditions },
): void {
  const measuredAt = new Date().toISOString()
  const metrics = stored()?.metrics ?? {}
  for (const [name, one] of Object.entries(found))
    metrics[name] = measured.parse({ ...one, ok: keepsBound(one), ...taken, measuredAt })
  writeFileSync(file, `${JSON.stringify({ machine, metrics }, null, 2)}\n`)
}

/** Nothing before the first run, and after a change of what a result is. */
const stored = (): Results | undefined =>
  existsSync(file) ? resultsFile.safeParse(JSON.parse(readFileSync(file, "utf8"))).data : undefined

import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"
import { repository } from "../dev/start/settings.ts"
import { Trouble } from "../dev/start/trouble.ts"
import type { Machine } from "./machine.ts"
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
})
export type Result = z.infer<typeof measured>

const resultsFile = z.object({ machine: z.custom<Machine>(), metrics: z.record(z.string(), measured) })
export type Results = z.infer<typeof resultsFile>

/** The newest figure of every metric that was ever measured here; nothing before the first run. */
export function readResults(): Results {
  if (!existsSync(file)) throw new Trouble("Nothing was measured here yet", "Run npm run bench")
  return resultsFile.parse(JSON.parse(readFileSync(file, "utf8")))
}

/** Keeps what was measured. Figures of other metrics stay, each with the time it was taken. */
export function keepResults(
  found: Record<string, Measured>,
  { quick, machine }: { quick: boolean; machine: Machine },
): void {
  const measuredAt = new Date().toISOString()
  const metrics = existsSync(file) ? readResults().metrics : {}
  for (const [name, one] of Object.entries(found))
    metrics[name] = measured.parse({ ...one, ok: keepsBound(one), quick, measuredAt })
  writeFileSync(file, `${JSON.stringify({ machine, metrics }, null, 2)}\n`)
}

import { clientShares } from "./client-share.ts"
import { costsSection } from "./costs/costs-section.ts"
import type { Machine } from "./machine.ts"
import { markdown, notes } from "./report.ts"
import type { Results } from "./results.ts"

/** What `npm run bench -- --publish` writes into docs/benchmarks.md, by the name in its marks. */
export const sections: Record<string, (results: Results) => string> = {
  table: ({ machine, metrics }) =>
    [markdown(metrics), ...notes(metrics).map(note => `- ${note}`), "", where(machine), when(metrics)].join("\n"),
  clients: ({ metrics }) => clients(metrics),
  costs: costsSection,
}

function where({ processor, cores, memoryGb, kernel, flushUs, loadBefore, versions }: Machine): string {
  const packages = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  return (
    `Machine: ${processor}, ${cores} cores, ${memoryGb} GB, Linux ${kernel}; the disk keeps a page in ${flushUs} µs; ` +
    `load before the run ${loadBefore.toFixed(2)}. ${packages.join(", ")}.`
  )
}

function when(metrics: Results["metrics"]): string {
  const days = [...new Set(Object.values(metrics).map(({ measuredAt }) => measuredAt.slice(0, 10)))].sort()
  const quick = Object.entries(metrics).flatMap(([name, one]) => (one.quick ? [name] : []))
  return `Measured on ${days.join(", ")}.${quick.length > 0 ? ` Short runs: ${quick.join(", ")}.` : ""}`
}

function clients(metrics: Results["metrics"]): string {
  const lines = clientShares(metrics).map(
    ({ metric, busy, bottleneckFor }) => `| ${metric} | ${busy} | ${bottleneckFor.join(", ") || "nobody"} |`,
  )
  return ["| metric | how busy the client was with | it is the bottleneck for |", "| --- | --- | --- |", ...lines].join(
    "\n",
  )
}

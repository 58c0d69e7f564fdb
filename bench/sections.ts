import { clientShares } from "./client-share.ts"
import { costsSection } from "./costs/costs-section.ts"
import type { Machine } from "./machine.ts"
import { markdown, notes } from "./report.ts"
import type { Results } from "./results.ts"
import { rounded } from "./statistics.ts"

/** What `npm run bench -- --publish` writes into docs/benchmarks.md, by the name in its marks. */
export const sections: Record<string, (results: Results) => string> = {
  table: ({ machine, metrics }) =>
    [markdown(metrics), ...notes(metrics).map(note => `- ${note}`), "", where(machine), when(metrics)].join("\n"),
  clients: ({ metrics }) => clients(metrics),
  costs: costsSection,
}

function where({ processor, cores, memoryGb, kernel, versions }: Machine): string {
  const packages = Object.entries(versions).map(([name, version]) => `${name} ${version}`)
  return `Machine: ${processor}, ${cores} cores, ${memoryGb} GB, Linux ${kernel}. ${packages.join(", ")}.`
}

/** Under which circumstances: a busy machine or a slow disk shows in every figure. */
function when(metrics: Results["metrics"]): string {
  const all = Object.values(metrics)
  const days = [...new Set(all.map(({ measuredAt }) => measuredAt.slice(0, 10)))].sort().join(", ")
  const span = (values: number[]) => `${rounded(Math.min(...values))} to ${rounded(Math.max(...values))}`
  const quick = Object.entries(metrics).flatMap(([name, one]) => (one.quick ? [name] : []))
  return (
    `Measured on ${days}, beside other work of a load of ${span(all.map(one => one.conditions.load))}; the disk kept a page in ` +
    `${span(all.map(one => one.conditions.flushUs))} µs.${quick.length > 0 ? ` Short runs: ${quick.join(", ")}.` : ""}`
  )
}

function clients(metrics: Results["metrics"]): string {
  const lines = clientShares(metrics).map(
    ({ metric, busy, bottleneckFor }) => `| ${metric} | ${busy} | ${bottleneckFor.join(", ") || "nobody"} |`,
  )
  return ["| metric | how busy the client was with | it is the bottleneck for |", "| --- | --- | --- |", ...lines].join(
    "\n",
  )
}

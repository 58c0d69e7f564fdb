import type { Machine } from "./machine.ts"
import { markdown, notes } from "./report.ts"
import type { Results } from "./results.ts"

/** What `npm run bench -- --publish` writes into docs/benchmarks.md, by the name in its marks. */
export const sections: Record<string, (results: Results) => string> = {
  table: ({ machine, metrics }) =>
    [markdown(metrics), ...notes(metrics).map(note => `- ${note}`), "", where(machine), when(metrics)].join("\n"),
  clients: ({ metrics }) => clients(metrics),
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

/** How busy the measuring process was with each side: near 100 % it is the client that is measured. */
function clients(metrics: Results["metrics"]): string {
  const lines = Object.entries(metrics).flatMap(([name, { facts }]) => {
    const busy = facts.clientBusy
    if (typeof busy !== "object" || busy === null) return []
    const shares = Object.entries(busy).map(([side, share]) => `${side} ${Math.round(Number(share) * 100)} %`)
    return [`| ${name} | ${shares.join(", ")} |`]
  })
  return ["| metric | how busy the client was |", "| --- | --- |", ...lines].join("\n")
}

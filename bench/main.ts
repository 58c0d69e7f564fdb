import { parseArgs } from "node:util"
import { inTime } from "../dev/client/in-time.ts"
import { Trouble } from "../dev/start/trouble.ts"
import { clientSentences } from "./client-share.ts"
import { conditions, machine } from "./machine.ts"
import type { Measured, Metric } from "./metric.ts"
import { metrics } from "./metrics.ts"
import { publish } from "./publish.ts"
import { notes, table } from "./report.ts"
import { keepResults, readResults } from "./results.ts"

/**
 * `npm run bench`: measures Parley beside what the same job costs at least, and beside its peers. Writes
 * `bench/results.json` and prints a table. The exit code says whether the runs were valid, not whether bounds were kept:
 * that is in the table.
 */
const { values } = parseArgs({
  options: {
    quick: { type: "boolean", default: false },
    only: { type: "string" },
    publish: { type: "boolean", default: false },
  },
})

/** A message that never arrives would be waited for without end. */
const patienceMs = 300_000
const wanted = chosen(values.only)
const here = machine()
console.log(JSON.stringify(here, null, 2))
const found: Record<string, Measured> = {}
const invalid: string[] = []
for (const metric of wanted) await measure(metric)

console.log(`\n${table(found)}\n`)
for (const note of [...notes(found), ...clientSentences(found)]) console.log(`- ${note}`)
if (values.publish && invalid.length === 0) publish(readResults())
for (const failure of invalid) console.error(`Invalid: ${failure}`)
// Sockets that are being closed are no reason to stay.
process.exit(invalid.length === 0 ? 0 : 1)

async function measure(metric: Metric): Promise<void> {
  const startedAt = Date.now()
  const names = metric.names.join(", ")
  const before = conditions()
  try {
    const measured = await inTime(metric.measure({ quick: values.quick }), metric.patienceMs ?? patienceMs, names)
    Object.assign(found, measured)
    // At once: what was measured stays, whatever becomes of the rest of the run.
    keepResults(measured, { quick: values.quick, machine: here, conditions: before })
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
    console.log(
      `${names}: measured in ${seconds} s, at a load of ${before.load.toFixed(1)}, flush ${before.flushUs} µs`,
    )
  } catch (error) {
    invalid.push(`${names}: ${error instanceof Error ? error.stack : error}`)
  }
}

function chosen(only: string | undefined): readonly Metric[] {
  if (only === undefined) return metrics
  const names = new Set(only.split(","))
  const known = new Set(metrics.flatMap(metric => metric.names))
  for (const name of names)
    if (!known.has(name)) throw new Trouble(`There is no metric "${name}"`, `Choose among ${[...known].join(", ")}`)
  return metrics.filter(metric => metric.names.some(name => names.has(name)))
}

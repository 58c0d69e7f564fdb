import { type Outcome, simulate } from "../simulate.ts"
import { add, nothing, type Results } from "./results.ts"

/** One of several processes: plays every so many-th seed, and says on each line how far it is; on the last one what came of it. */
const [from = 1, to = 1, every = 1] = process.argv.slice(2).map(Number)
const failuresMax = 5
const tellEveryMs = 2_000

// Postgres is taken away on purpose; the archive says so each time.
console.warn = () => {}

const sum = nothing(from)
const startedAt = performance.now()
let toldAt = startedAt
for (let seed = from; seed < to && sum.violations.length < failuresMax; seed += every) {
  add(sum, resultsOf(await simulate(seed)))
  if (performance.now() - toldAt > tellEveryMs) {
    toldAt = performance.now()
    console.log(JSON.stringify({ schedules: sum.schedules }))
  }
}
sum.seconds = (performance.now() - startedAt) / 1_000
console.log(JSON.stringify(sum))

function resultsOf({ seed, entries, accepted, faults, seen, findings, violations }: Outcome) {
  const rules: Results["rules"] = {}
  for (const { rule, checked, count } of findings) {
    const before = rules[rule] ?? { checked: 0, violations: 0 }
    rules[rule] = { checked: before.checked + checked, violations: before.violations + count }
  }
  const failure = violations.length > 0 ? [{ seed, violations: violations.slice(0, 10) }] : []
  return { schedules: 1, entries, accepted, faults, seen, rules, violations: failure }
}

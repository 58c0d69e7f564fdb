import { mkdirSync, writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { gaps } from "../coverage.ts"
import { scheduleOf } from "../schedule.ts"
import { play } from "../simulate.ts"
import { failureFolder, keepResults } from "./keep.ts"
import { readSchedule } from "./results.ts"
import { playMany } from "./shards.ts"
import { shrink } from "./shrink.ts"
import { steps } from "./steps.ts"

/**
 * `npm run simulate -- --schedules 20000 --seed 1`: plays that many schedules and prints one JSON line; the exit code is 0 only
 * when nothing went wrong. A failure is shrunk, printed as steps and kept. `--replay SEED` or `--replay FILE` plays one again and
 * tells everything that happens in it.
 */
const { values } = parseArgs({
  options: {
    schedules: { type: "string", default: "20000" },
    seed: { type: "string", default: "1" },
    shards: { type: "string" },
    replay: { type: "string" },
  },
})

const warn = console.warn
console.warn = () => {}
if (values.replay === undefined) await many()
else await again(values.replay)
console.warn = warn

async function many(): Promise<void> {
  const [schedules, seed] = [Number(values.schedules), Number(values.seed)]
  const shards = values.shards === undefined ? {} : { shards: Number(values.shards) }
  const progress = (played: number) => process.stderr.write(`\r${played} of ${schedules} schedules`)
  const results = await playMany({ schedules, seed, ...shards, progress })
  process.stderr.write("\n")
  for (const failure of results.violations.slice(0, 1)) await explain(failure.seed)
  const { faults, seen, ...figures } = results
  const unseen = gaps({ seen, fired: faults })
  keepResults({ ...results, unseen })
  console.log(JSON.stringify({ ...figures, faults, coverage: { seen, unseen } }))
  process.exitCode = results.violations.length > 0 ? 1 : 0
}

async function explain(seed: number): Promise<void> {
  const fails = async (schedule: Parameters<typeof play>[0]) => (await play(schedule)).violations.length > 0
  const shortest = await shrink(scheduleOf(seed), { fails })
  const { violations } = await play(shortest)
  mkdirSync(failureFolder, { recursive: true })
  const file = `${failureFolder}/${seed}.json`
  writeFileSync(file, `${JSON.stringify(shortest, null, 2)}\n`)
  console.error(`${steps(shortest)}\n${violations.join("\n")}\nAgain: npm run simulate -- --replay ${file}`)
}

async function again(which: string): Promise<void> {
  const schedule = /^\d+$/.test(which) ? scheduleOf(Number(which)) : readSchedule(which)
  const { violations } = await play(schedule, line => console.log(line))
  console.log(violations.length === 0 ? "Nothing went wrong." : violations.join("\n"))
  process.exitCode = violations.length > 0 ? 1 : 0
}

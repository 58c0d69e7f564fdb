import { readFileSync } from "node:fs"
import { join } from "node:path"
import { z } from "zod"
import { results } from "../simulation/run/results.ts"
import { repository } from "../start/settings.ts"
import { Trouble } from "../start/trouble.ts"

const rule = z.object({ rule: z.string(), checked: z.int(), count: z.int() })

const simulation = results.extend({ unseen: z.array(z.string()) })

const bugs = z.object({
  schedulesMax: z.int(),
  bugs: z.array(z.object({ bug: z.string(), seenBy: z.array(z.string()), seed: z.int(), schedules: z.int() })),
})

const chaos = z.object({
  outcomes: z.array(
    z.looseObject({
      ...{ chat: z.string(), without: z.array(z.string()), rules: z.array(rule), seconds: z.number(), seed: z.int() },
      ...{ kills: z.int(), inFlightAtKill: z.int(), sent: z.int(), acknowledged: z.int(), seen: z.int() },
      ...{ lost: z.int(), duplicated: z.int(), reordered: z.int(), holes: z.int(), divergent: z.int() },
      ...{ vanished: z.int(), refused: z.int(), archived: z.int().nullable() },
      ...{ complaints: z.array(z.string()), unfinished: z.array(z.string()) },
    }),
  ),
})
export type ChaosOutcome = z.infer<typeof chaos>["outcomes"][number]

const count = z.int()
const answers = z.object({
  ...{ seed: count, kills: count, midAnswerKills: count, answersAtKills: count, begun: count, questions: count },
  backAgainMs: z.object({ answers: count, median: z.number(), p95: z.number(), max: z.number() }),
  ...{ failures: z.record(z.string(), count), handOvers: z.record(z.string(), count) },
  ended: z.object({ done: count, stopped: count, failed: count, superseded: count }),
  ...{ seconds: z.number(), rules: z.array(rule) },
})

const interleavings = z.array(z.object({ courses: count, deviations: count, deeds: z.array(z.string()) }))

const fuzzed = { seed: z.int(), largestRefusalBytes: z.int(), failures: z.array(z.unknown()) }
const fuzz = z.object({
  frames: z.object({ ...fuzzed, frames: z.int() }),
  bodies: z.object({ ...fuzzed, bodies: z.int(), routes: z.int() }),
})

const access = z.object({
  ...{ columns: z.int(), routes: z.int(), frames: z.int(), cells: z.int(), refusedCells: z.int() },
  ...{ wrongOrigins: z.int(), originAttempts: z.int() },
})

const folder = join(repository, "node_modules", ".cache", "parley", "reliability")

/** What the last run of each command left. Each is looked up when it is asked for: not everything is run every time. */
export const figures = {
  get simulation() {
    return kept("simulation.json", "npm run simulate -- --schedules 100000", simulation)
  },
  get bugs() {
    return kept("bugs.json", "npm test", bugs)
  },
  get interleavings() {
    return kept("interleavings.json", "npm test", interleavings)
  },
  get chaos() {
    return kept("chaos.json", "npm run chaos -- --kills 200 --against parley,partyserver,socket.io", chaos)
  },
  get answers() {
    return kept("answers.json", "npm run chaos -- --answers 50", answers)
  },
  get fuzz() {
    return kept("fuzz.json", "npm run fuzz", fuzz)
  },
  get access() {
    return kept("access.json", "npm test", access)
  },
}
export type Figures = typeof figures

function kept<T>(file: string, command: string, schema: z.ZodType<T>): T {
  let text: string
  try {
    text = readFileSync(join(folder, file), "utf8")
  } catch (cause) {
    throw new Trouble(`There are no figures in ${file}`, `${command} makes them (${String(cause)})`)
  }
  return schema.parse(JSON.parse(text))
}

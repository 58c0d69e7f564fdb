import type { Act, Schedule } from "../act.ts"
import type { SimulationRule } from "../history/simulation-rules.ts"
import { Dice } from "../random.ts"
import { scheduleOf } from "../schedule.ts"
import { play } from "../simulate.ts"
import type { Bug } from "./bug.ts"

/** How a bug was noticed. */
export interface Caught {
  bug: string
  /** The rules of the bug's own that noticed. */
  seenBy: SimulationRule[]
  /** Others that it broke on the way. */
  alsoBroke: SimulationRule[]
  seed: number
  /** How many schedules were played until then. */
  schedules: number
  /** What the same schedule breaks without the bug. */
  brokenWithout: SimulationRule[]
}

/** Plays schedules with the bug in the product until a rule that is there for it notices; null when none has. */
export async function caught(bug: Bug, { from, atMost }: { from: number; atMost: number }): Promise<Caught | null> {
  for (let schedules = 1; schedules <= atMost; schedules += 1) {
    const seed = from + schedules - 1
    const schedule = scheduleFor(bug, seed)
    const undo = bug.install()
    const broken = await rulesBroken(schedule).finally(undo)
    const seenBy = broken.filter(rule => bug.seenBy.includes(rule))
    if (seenBy.length === 0) continue
    const alsoBroke = broken.filter(rule => !bug.seenBy.includes(rule))
    return { bug: bug.name, seenBy, alsoBroke, seed, schedules, brokenWithout: await rulesBroken(schedule) }
  }
  return null
}

/** The rules that a schedule breaks. */
export async function rulesBroken(schedule: Schedule): Promise<SimulationRule[]> {
  const { findings } = await play(schedule)
  return [...new Set(findings.filter(({ count }) => count > 0).map(({ rule }) => rule))]
}

/** A third of what happens is what the bug shows in. */
function scheduleFor({ showsIn = [] }: Bug, seed: number): Schedule {
  const schedule = scheduleOf(seed)
  const dice = new Dice(seed, 4)
  const often = (act: Act): Act =>
    showsIn.length > 0 && dice.chance(1 / 3) ? { ...act, what: dice.pick(showsIn) } : act
  return { ...schedule, acts: schedule.acts.map(often) }
}

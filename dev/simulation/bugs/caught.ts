import type { SimulationRule } from "../history/simulation-rules.ts"
import { simulate } from "../simulate.ts"
import type { Bug } from "./bug.ts"

/** How a bug was noticed: at the how-manieth schedule, and everything that this schedule broke. */
export interface Caught {
  bug: string
  /** The rules of the bug's own that noticed. */
  seenBy: SimulationRule[]
  /** Others that it broke on the way. */
  alsoBroke: SimulationRule[]
  seed: number
  schedules: number
}

/** Plays schedules with the bug in the product until a rule that is there for it notices; null when none has. */
export async function caught(bug: Bug, { from, atMost }: { from: number; atMost: number }): Promise<Caught | null> {
  const undo = bug.install()
  try {
    for (let schedules = 1; schedules <= atMost; schedules += 1) {
      const seed = from + schedules - 1
      const broken = await rulesBroken(seed)
      const seenBy = broken.filter(rule => bug.seenBy.includes(rule))
      const alsoBroke = broken.filter(rule => !bug.seenBy.includes(rule))
      if (seenBy.length > 0) return { bug: bug.name, seenBy, alsoBroke, seed, schedules }
    }
    return null
  } finally {
    undo()
  }
}

/** The rules that a schedule breaks. */
export async function rulesBroken(seed: number): Promise<SimulationRule[]> {
  const { findings } = await simulate(seed)
  return [...new Set(findings.filter(({ count }) => count > 0).map(({ rule }) => rule))]
}

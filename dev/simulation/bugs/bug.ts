import type { SimulationRule } from "../history/simulation-rules.ts"

/** A mistake that can be put into the shipped code for the length of a schedule, to see that the checker notices. */
export interface Bug {
  /** What the product does wrong, said of it. */
  name: string
  /** The rules that are there for this; one of them has to notice. */
  seenBy: readonly SimulationRule[]
  /** Deeds and faults without which it does not show: drawn more often than in other schedules. */
  showsIn?: readonly string[]
  /** Puts it in; the returned function takes it out again. */
  install(): () => void
}

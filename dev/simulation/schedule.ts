import type { Act, Schedule } from "./act.ts"
import { passesMs } from "./away-faults.ts"
import { deeds } from "./deeds.ts"
import { faults } from "./faults.ts"
import { cast } from "./people.ts"
import { Dice } from "./random.ts"

/** Draws a schedule: the same seed draws the same one. */
export function scheduleOf(seed: number, acts = 60): Schedule {
  const dice = new Dice(seed)
  return {
    seed,
    limits: dice.chance(0.7) ? "tight" : "shipped",
    service: dice.chance(0.2) ? "newer" : "of today",
    acts: [...openings(dice), ...Array.from({ length: acts }, (_, index) => draw(dice, index + 10))],
  }
}

/** Most of the time there is something to talk about before anything goes wrong. */
function openings(dice: Dice): Act[] {
  const starters = dice.chance(0.9) ? [0, 2, 5] : []
  return starters.map((who, index) => {
    const [thenMs, pick, amount] = [dice.below(600), dice.next(), dice.next()]
    return { n: index + 1, thenMs, what: "start", who, pick, amount }
  })
}

function draw(dice: Dice, n: number): Act {
  const what = dice.chance(0.3) ? drawn(dice, faults) : drawn(dice, deeds)
  const thenMs = (passesMs[what] ?? 0) + dice.below(dice.chance(0.05) ? 40_000 : 300)
  return { n, thenMs, what, who: dice.pick(places), pick: dice.next(), amount: dice.next() }
}

/** Two thirds of what happens concerns the first organization's own people. */
const places: readonly number[] = cast.flatMap((_, index) => (index < 5 ? [index, index, index] : [index, index]))

function drawn(dice: Dice, from: Readonly<Record<string, { weight: number }>>): string {
  const names = Object.keys(from)
  let left = dice.next() * names.reduce((sum, name) => sum + (from[name]?.weight ?? 0), 0)
  for (const name of names) {
    left -= from[name]?.weight ?? 0
    if (left < 0) return name
  }
  return names[0] ?? ""
}

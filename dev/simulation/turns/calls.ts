import type { Dice } from "../random.ts"
import type { Timeline } from "../timeline.ts"

export type CallFault = "call lost" | "call answer lost" | "call done twice" | "call slow"

/** How long a call takes one way, at most; a slow one outlasts the caller's patience. */
const wayMsMax = 40
const slowMs = 8_000

/** Calls from one object to another: each takes its own time, so they may overtake each other, and any may get lost. */
export class Calls {
  /** What happens to the next ones, one each. */
  readonly faults: CallFault[] = []
  onFault: (fault: CallFault) => void = () => {}
  readonly #timeline: Timeline
  readonly #dice: Dice
  constructor(timeline: Timeline, dice: Dice) {
    this.#timeline = timeline
    this.#dice = dice
  }

  /** `work` is done where the other object lives, and throws when that breaks. `isAlive`: whether the caller is still there. */
  make<T>(isAlive: () => boolean, work: () => T): Promise<T> {
    const fault = this.faults.shift() ?? null
    if (fault !== null) this.onFault(fault)
    const [there, back] = [1 + this.#dice.below(wayMsMax), 1 + this.#dice.below(wayMsMax)]
    return new Promise((resolve, reject) => {
      const answer = (how: () => void, inMs: number) =>
        this.#timeline.after(inMs, () => {
          if (!isAlive()) return
          how()
          this.#timeline.settled()
        })
      const fail = () => answer(() => reject(new Error("The other object does not answer")), back)
      const arrive = () => {
        if (fault === "call lost") return fail()
        if (fault === "call done twice") this.#timeline.after(back + 1, () => ignoring(work))
        try {
          const done = work()
          return fault === "call answer lost" ? fail() : answer(() => resolve(done), back)
        } catch {
          return fail()
        }
      }
      // The output gate: nothing leaves an object that breaks in the turn in which it was said.
      this.#timeline.after(0, () => {
        if (isAlive()) this.#timeline.after(fault === "call slow" ? slowMs : there, arrive)
      })
    })
  }
}

/** Nobody hears what came of it. */
function ignoring(work: () => unknown): void {
  try {
    work()
  } catch {
    return
  }
}

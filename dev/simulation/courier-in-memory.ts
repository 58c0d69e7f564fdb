import type { Notice } from "../../worker/courier/job.ts"
import type { CourierPort } from "../../worker/org/couriers.ts"
import type { Dice } from "./random.ts"
import type { Timeline } from "./timeline.ts"

export type CourierFault = "courier down" | "courier's answer lost" | "courier slow"

const wayMsMax = 40
/** Longer than an organization lives undisturbed, most of the time. */
const slowMs = 8_000

interface Around {
  timeline: Timeline
  dice: Dice
  /** What the organization says leaves it now. */
  says(notice: Notice): void
  /** The answer arrives in this life of the organization's object. */
  answers(work: () => void): void
}

/** The courier as the organization's object knows it: it keeps what it is told by its id, and any call may get lost. */
export class CourierInMemory {
  /** By id: the first that it was told. */
  readonly told = new Map<string, Notice>()
  /** What happens to the next calls, one each. */
  readonly faults: CourierFault[] = []
  onFault: (fault: CourierFault) => void = () => {}
  readonly #around: Around
  constructor(around: Around) {
    this.#around = around
  }

  /** For one life of the object. The output gate: nothing leaves an object that breaks in the turn in which it was said. */
  port(isAlive: () => boolean): CourierPort {
    const { timeline, dice, says } = this.#around
    return {
      tell: (notices, done) => {
        const fault = this.faults.shift() ?? null
        if (fault !== null) this.onFault(fault)
        for (const notice of notices) says(notice)
        const there = fault === "courier slow" ? slowMs : 1 + dice.below(wayMsMax)
        timeline.after(0, () => {
          if (isAlive()) timeline.after(there, () => this.#arrive(notices, { fault, isAlive, done }))
        })
      },
    }
  }

  #arrive(
    notices: Notice[],
    call: { fault: CourierFault | null; isAlive: () => boolean; done: (taken: boolean) => void },
  ): void {
    const { fault, isAlive, done } = call
    const { timeline, dice, answers } = this.#around
    if (fault !== "courier down") {
      for (const notice of notices) if (!this.told.has(notice.id)) this.told.set(notice.id, notice)
    }
    const isAnswered = fault === null || fault === "courier slow"
    timeline.after(1 + dice.below(wayMsMax), () => {
      if (isAlive()) answers(() => done(isAnswered))
    })
  }
}

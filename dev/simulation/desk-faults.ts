import { type Desk, deskDefaults } from "../../protocol/desk.ts"
import { changeDesk } from "../../worker/org/change-desk.ts"
import type { Fault } from "./faults.ts"

const allDay = [{ opens: 0, closes: 1_440 }]
const always: Desk["hours"] = {
  ...{ monday: allDay, tuesday: allDay, wednesday: allDay, thursday: allDay, friday: allDay },
  ...{ saturday: allDay, sunday: allDay },
}

/** The organization decides anew what happens by itself, in times short enough to be lived through. */
const rules = (weight: number, change: (amount: number) => Partial<Desk>): Fault => ({
  weight,
  strikes: (_play, { tenant }, { amount }) => {
    const desk = { ...deskDefaults, hours: always, awayGraceMinutes: 1, ...change(amount) }
    tenant.host.inTurn(core => changeDesk(core, { desk }))
    return true
  },
})

export const deskFaults: Record<string, Fault> = {
  "rules: nobody is kept waiting without a word": rules(3, () => ({
    unattendedMinutes: 1,
    targets: { first: 1, next: 1, resolution: 2 },
  })),
  "rules: what waits is given away": rules(3, amount => ({
    autoAssign: { on: true, capacity: 1 + Math.floor(amount * 3) },
    targets: { first: 1, next: null, resolution: null },
  })),
  "rules: nothing happens by itself": rules(1, () => ({ awayGraceMinutes: null })),
}

import { type Desk, deskDefaults } from "../../protocol/desk.ts"
import { changeDesk } from "../../worker/org/change-desk.ts"
import type { Fault } from "./faults.ts"

const allDay = [{ opens: 0, closes: 1_440 }]
const always: Desk["hours"] = {
  ...{ monday: allDay, tuesday: allDay, wednesday: allDay, thursday: allDay, friday: allDay },
  ...{ saturday: allDay, sunday: allDay },
}

const id = (n: number): string => `00000000-0000-4000-9500-${String(n).padStart(12, "0")}`

/** The rules as they are from the first time that somebody decides. */
export const desk: Desk = {
  ...deskDefaults,
  ...{ hours: always, awayGraceMinutes: 1, asksScore: true },
  labels: [1, 2, 3].map(n => ({ id: id(n), name: `Label ${n}`, colour: "teal" })),
}

/** The organization decides anew what happens by itself, in times short enough to be lived through. */
const rules = (weight: number, change: (amount: number) => Partial<Desk>): Fault => ({
  weight,
  strikes: (_play, { tenant }, { amount }) => {
    tenant.host.inTurn(core => changeDesk(core, { desk: { ...desk, ...change(amount) } }))
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
  "rules: promised by the clocks of another place": rules(2, amount => ({
    timeZone: amount < 0.5 ? "Australia/Lord_Howe" : "America/Santiago",
    targets: { first: 600, next: amount < 0.3 ? null : 480, resolution: 2_400 },
  })),
  "rules: nothing happens by itself": rules(1, () => ({ awayGraceMinutes: null })),
}

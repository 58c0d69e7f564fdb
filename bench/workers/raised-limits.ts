import { limits as shipped } from "../../protocol/limits.ts"

const unlimited = 1_000_000_000

/** The product's limits without the rates per person: a measurement is one person who does what thousands do. */
export const limits = {
  ...shipped,
  operationsBurst: { customer: unlimited, staff: unlimited },
  operationsPerSecond: { customer: unlimited, staff: unlimited },
  signalsBurst: unlimited,
  signalsPerSecond: unlimited,
}

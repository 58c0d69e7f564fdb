import { limits as shipped } from "../../protocol/limits.ts"

const unlimited = 1_000_000_000

/** The product's limits without the rates: a measurement is a few people who do what thousands do. */
export const limits = {
  ...shipped,
  operationsBurst: { customer: unlimited, staff: unlimited },
  signalsBurst: unlimited,
  readsBurst: { customer: unlimited, staff: unlimited },
  idleBurst: unlimited,
} satisfies Record<keyof typeof shipped, unknown>

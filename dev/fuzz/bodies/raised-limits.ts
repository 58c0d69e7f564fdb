import { limits as shipped } from "../../../protocol/limits.ts"

const unlimited = 1_000_000_000

/** The product's limits without the rates: what is told to wait never gets as far as something that could go wrong. */
export const limits = {
  ...shipped,
  operationsBurst: { customer: unlimited, staff: unlimited },
  readsBurst: { customer: unlimited, staff: unlimited },
  idleBurst: unlimited,
  // Sessions that were ended are brought back here, which nobody can do out there.
  endingsMs: 0,
}

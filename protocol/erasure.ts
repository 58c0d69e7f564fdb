import { z } from "zod"
import { limits } from "./limits.ts"

export const erasureBody = z.strictObject({ userId: z.uuid().toLowerCase() })

/** How an erasure stands. Whose it was is known to nobody once it is done. Times are milliseconds since 1970. */
export const erasure = z.object({
  id: z.uuid(),
  requestedAt: z.int(),
  /** Null: the person themselves, with their account. */
  by: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** Conversations erased so far. */
  conversations: z.int(),
  /** Null while something is left of them anywhere. */
  doneAt: z.int().nullable(),
})
export type Erasure = z.infer<typeof erasure>

/** Newest first. */
export const erasureList = z.object({ erasures: z.array(erasure).max(limits.erasuresToldMax) })

import { z } from "zod"
import { device } from "../../protocol/origin.ts"
import { viewer } from "../../protocol/person.ts"

/** How far a socket has read. Lives in the socket's attachment, so it survives eviction. */
export const reader = z.discriminatedUnion("state", [
  /** No `hello` yet: hears nothing. */
  z.object({ state: z.literal("greeting") }),
  /** Has everything there is; new entries are pushed. */
  z.object({ state: z.literal("live") }),
  /**
   * Pulls pages: everything after `after` that was written after `joined`, and, of what is older, the conversations in
   * `floors` from the position named there on. Staff are always at `joined === after`.
   */
  z.object({
    state: z.literal("behind"),
    after: z.int(),
    joined: z.int(),
    floors: z.record(z.string(), z.int()),
  }),
  /** We have closed it. Its client may not know yet, or may not care: it hears nothing and may do nothing more. */
  z.object({ state: z.literal("closed") }),
])
export type Reader = z.infer<typeof reader>

/** What we know of one socket. At most 16,384 bytes when serialized; the floors are the only part that grows. */
export const session = z.object({
  viewer,
  sessionId: z.string(),
  /** When the sign-in ends, milliseconds since 1970. */
  expiresAt: z.int(),
  openedAt: z.int(),
  strikes: z.int(),
  watching: z.uuid().nullable(),
  reader,
  device: device.optional(),
})
export type Session = z.infer<typeof session>

/** Who is let in, as the Worker tells the object after it has checked. */
export const admission = session.pick({ viewer: true, sessionId: true, expiresAt: true, device: true }).extend({
  /** When the Worker began to check, milliseconds since 1970: what ends after it counts against this admission. */
  checkedAt: z.int(),
})
export type Admission = z.infer<typeof admission>

import { z } from "zod"
import { answerEnd, citation, escalationCause, rating, trace } from "./answer.ts"
import { origin } from "./origin.ts"
import { author } from "./person.ts"
import { clocks } from "./work.ts"
import { workBodies } from "./work-entry.ts"

const customer = z.object({ id: z.uuid(), name: z.string(), isGuest: z.boolean() })

/** What an entry says. Messages and notes carry text; the rest are changes of state. */
export const entryBody = z.discriminatedUnion("type", [
  /** `origin`: where it was written from, for staff. */
  z.object({ type: z.literal("opened"), customer, origin: origin.optional() }),
  /**
   * `textNow`: what it says since it was corrected, where `text` is what it said first; for staff. Its customer is told what it
   * says now. `isDeleted`: taken back, and its text with it. `scheduledId`: it was written before, to be sent now; for staff.
   */
  z.object({
    type: z.literal("message"),
    text: z.string(),
    textNow: z.string().optional(),
    isDeleted: z.literal(true).optional(),
    scheduledId: z.uuid().optional(),
  }),
  /** `mentions`: ids of colleagues who are asked for. */
  z.object({
    type: z.literal("note"),
    text: z.string(),
    isDeleted: z.literal(true).optional(),
    mentions: z.array(z.uuid()).optional(),
  }),
  /**
   * What the assistant said, the whole of it, under the answer's own id; every answer ends in exactly one of these. `text` is
   * empty when it ended before its first word. `found`: the knowledge had something to say. `replaces` is the answer that the
   * customer asked to have again. `trace` is for staff.
   */
  z.object({
    type: z.literal("answer"),
    text: z.string(),
    end: answerEnd,
    found: z.boolean(),
    citations: z.array(citation),
    replaces: z.uuid().nullable(),
    trace: trace.optional(),
  }),
  z.object({ type: z.literal("stopped"), answerId: z.uuid() }),
  z.object({ type: z.literal("regenerated"), answerId: z.uuid() }),
  z.object({ type: z.literal("rated"), answerId: z.uuid(), rating, reason: z.string().nullable() }),
  /** `summary`: what was asked and tried, for staff. */
  z.object({
    type: z.literal("escalated"),
    reason: z.string(),
    cause: escalationCause.optional(),
    summary: z.string().optional(),
  }),
  z.object({ type: z.literal("cancelled") }),
  z.object({ type: z.literal("claimed") }),
  /** `away`: who had it has been gone for too long. */
  z.object({ type: z.literal("released"), to: z.enum(["queue", "assistant"]), cause: z.literal("away").optional() }),
  /** `disposition`: how it was filed, for staff. `asksScore`: the customer is asked how it went. */
  z.object({
    type: z.literal("resolved"),
    disposition: z.uuid().optional(),
    cause: z.literal("automatic").optional(),
    asksScore: z.literal(true).optional(),
  }),
  z.object({ type: z.literal("reopened"), to: z.enum(["queue", "assistant"]) }),
  z.object({ type: z.literal("customer_changed"), customer }),
  /** Its customer was erased, and the conversation with them: what any of its entries said is gone (erased.ts). */
  z.object({ type: z.literal("erased") }),
  ...workBodies,
])
export type EntryBody = z.infer<typeof entryBody>

/**
 * One entry of an organization's stream.
 * `seq` is the organization's number and is told to staff only; `position` counts, without holes, what the customer of
 * the conversation may see, and is null for what only staff see. `at` is milliseconds since 1970, for people, never for order.
 */
export const entry = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  seq: z.int().positive().optional(),
  position: z.int().positive().nullable(),
  at: z.int(),
  author,
  body: entryBody,
  /** What is promised from here on, where this entry changes it; for staff. */
  clocks: clocks.optional(),
})
export type Entry = z.infer<typeof entry>

/** As the stream keeps it. */
export type StoredEntry = Entry & { seq: number }

/** What `step` asks the stream to append; the stream adds number, position and time, and an id where there is none. */
export interface Draft {
  /** An answer has been known by its id since it began. */
  id?: string
  author: Entry["author"]
  body: EntryBody
}

import { z } from "zod"
import { clockName, clocks, priority } from "./work.ts"

/** The other person of a conversation's state: who takes it over. */
export const agent = z.object({ id: z.uuid().nullable(), name: z.string() })

/** What is kept of something that was said and is corrected or taken back: `of` says who may see that. */
const correction = { entryId: z.uuid(), of: z.enum(["message", "note"]) }

/** Entries of the team's work. Which of them customers see says visibility.ts. */
export const workBodies = [
  /** Somebody was given the conversation, by a colleague or by the organization's rule. `note` is for staff. */
  z.object({
    type: z.literal("assigned"),
    agent,
    cause: z.enum(["person", "automatic"]),
    note: z.string().optional(),
  }),
  z.object({ type: z.literal("labelled"), add: z.array(z.uuid()), remove: z.array(z.uuid()) }),
  z.object({ type: z.literal("prioritized"), priority }),
  /** Out of the queues until then; null: until the customer replies. */
  z.object({ type: z.literal("snoozed"), until: z.int().nullable() }),
  z.object({ type: z.literal("woken"), cause: z.enum(["time", "reply", "person"]) }),
  /** A promise was not kept: it fell due at this entry's time, or a moment before. */
  z.object({ type: z.literal("breached"), clock: clockName }),
  /** To be sent at that time, under this entry's id. */
  z.object({ type: z.literal("scheduled"), at: z.int(), text: z.string() }),
  /** It will not be sent: somebody took it back, or something came that its author has not seen. */
  z.object({ type: z.literal("unscheduled"), scheduledId: z.uuid(), cause: z.enum(["person", "reply", "stale"]) }),
  /** This conversation goes on in another one of the same customer, and there it is told where it came from. */
  z.object({ type: z.literal("merged"), into: z.uuid() }),
  /** `waitingSince`: how long the customer has waited there; `promised`: what ran there. Both for staff. */
  z.object({
    type: z.literal("absorbed"),
    from: z.uuid(),
    waitingSince: z.int().optional(),
    promised: clocks.optional(),
  }),
  /** `textNow`: what the message says since it was corrected once more; for staff. */
  z.object({ type: z.literal("edited"), ...correction, text: z.string(), textNow: z.string().optional() }),
  z.object({ type: z.literal("deleted"), ...correction }),
  /** Nobody came in the time that the organization gives itself. */
  z.object({ type: z.literal("unattended") }),
  /** Where the customer wants to be written to when they have left. */
  z.object({ type: z.literal("email_left"), email: z.string() }),
  /** What the customer thinks of how it went, from 1 to 5. The newest word counts. */
  z.object({ type: z.literal("scored"), score: z.int().min(1).max(5), comment: z.string().nullable() }),
  /** Several things done at once, as one: the entries before this one. `name` is that of the macro. */
  z.object({ type: z.literal("applied"), name: z.string(), entries: z.int().min(1) }),
] as const

import type { Conversation } from "../conversation.ts"
import type { EntryBody } from "../entry.ts"
import { limits } from "../limits.ts"
import { refuse } from "../refusal.ts"
import { workOf } from "../work.ts"
import { type Hand, heldByAnother, type Step } from "./hand.ts"

/** Out of the queues until a time, or until the customer replies. Doing it again sets another time. */
export function snooze(conversation: Conversation, until: number | null, hand: Hand): Step {
  if (conversation.state.status === "resolved") return refuse("already_resolved")
  const held = heldByAnother(conversation, hand.viewer)
  if (held !== null) return held
  return (until === null ? null : tooEarlyOrLate(until, hand)) ?? hand.write({ type: "snoozed", until })
}

export function wake(conversation: Conversation, { viewer, write }: Hand): Step {
  if (workOf(conversation).snooze === null) return refuse("not_snoozed")
  return heldByAnother(conversation, viewer) ?? write({ type: "woken", cause: "person" })
}

export function tooEarlyOrLate(at: number, { known: { now } }: Hand): Step | null {
  if (at <= now) return refuse("in_the_past")
  return at > now + limits.putOffMs ? refuse("too_far") : null
}

/** What was written before something that its author has not seen is not sent blindly. */
export const unscheduled = (conversation: Conversation, cause: "reply" | "person"): EntryBody[] =>
  workOf(conversation).scheduled.map(({ id }) => ({ type: "unscheduled", scheduledId: id, cause }))

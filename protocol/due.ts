import type { Conversation } from "./conversation.ts"
import type { Desk } from "./desk.ts"
import { isUnanswered } from "./unanswered.ts"
import { type ClockName, clockName, type ScheduledMessage, workOf } from "./work.ts"

/** What will happen to a conversation by itself unless something else comes first. `at` is milliseconds since 1970. */
export type Due = { at: number } & (
  | { what: "wake" }
  | { what: "breach"; clock: ClockName }
  | { what: "send"; message: ScheduledMessage }
  | { what: "unattended" }
  | { what: "close" }
)

type Rules = Pick<Desk, "autoCloseHours" | "unattendedMinutes">

/** The first of them; null when nothing will happen. It follows from how the conversation stands, so the two cannot disagree. */
export function nextDue(conversation: Conversation, rules: Rules): Due | null {
  if (conversation.state.status === "resolved") return null
  const all = [
    ...wake(conversation),
    ...breaches(conversation),
    ...sends(conversation),
    ...unattended(conversation, rules),
    ...close(conversation, rules),
  ]
  return all.reduce<Due | null>((first, one) => (first === null || one.at < first.at ? one : first), null)
}

function wake(conversation: Conversation): Due[] {
  const until = workOf(conversation).snooze?.until ?? null
  return until === null ? [] : [{ at: until, what: "wake" }]
}

function breaches(conversation: Conversation): Due[] {
  const { clocks } = workOf(conversation)
  return clockName.options.flatMap(name => {
    const clock = clocks[name]
    return clock === undefined || clock.isBreached ? [] : [{ at: clock.due, what: "breach", clock: name }]
  })
}

const sends = (conversation: Conversation): Due[] =>
  workOf(conversation).scheduled.map(message => ({ at: message.at, what: "send", message }))

/** Once for each time that somebody asks for a person. While it is snoozed, staff have seen it and mean to come back. */
function unattended(conversation: Conversation, { unattendedMinutes }: Rules): Due[] {
  const { state } = conversation
  if (unattendedMinutes === null || state.status !== "waiting" || isSnoozed(conversation)) return []
  if (state.escalation.unattendedAt !== undefined) return []
  return [{ at: state.escalation.at + unattendedMinutes * 60_000, what: "unattended" }]
}

/** Only where nobody waits for anybody: the customer has had the last answer, and nothing is planned. */
function close(conversation: Conversation, { autoCloseHours }: Rules): Due[] {
  const { state, updatedAt } = conversation
  const isPlanned = isSnoozed(conversation) || workOf(conversation).scheduled.length > 0
  if (autoCloseHours === null || state.status === "waiting" || isUnanswered(conversation) || isPlanned) return []
  return [{ at: updatedAt + autoCloseHours * 3_600_000, what: "close" }]
}

const isSnoozed = (conversation: Conversation): boolean => workOf(conversation).snooze !== null

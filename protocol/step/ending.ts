import type { Command } from "../command.ts"
import type { Conversation } from "../conversation.ts"
import type { Draft, EntryBody } from "../entry.ts"
import { authorOf } from "../person.ts"
import { agentOf, escalationOf } from "../reduce.ts"
import { refuse } from "../refusal.ts"
import { unquoted } from "../taken-back.ts"
import { workOf } from "../work.ts"
import { type Hand, heldByAnother, type Step } from "./hand.ts"
import { unscheduled } from "./putting-off.ts"
import { unlessStale } from "./stale.ts"

export function resolve(
  conversation: Conversation,
  { disposition }: Extract<Command, { type: "resolve" }>,
  hand: Hand,
): Step {
  const { state } = conversation
  if (state.status === "resolved")
    return refuse(
      "already_resolved",
      `${state.by.name} resolved this conversation. Open it again if there is more to do.`,
    )
  const held = heldByAnother(conversation, hand.viewer)
  if (held !== null) return held
  if (disposition !== undefined && !hand.known.hasDisposition(disposition)) return refuse("unknown_disposition")
  const resolved: EntryBody = {
    type: "resolved",
    ...(disposition !== undefined && { disposition }),
    ...(hand.known.asksScore && { asksScore: true }),
  }
  return unlessStale(hand) ?? hand.write(...unscheduled(conversation, "person"), resolved)
}

export function reopen(conversation: Conversation, { write }: Hand): Step {
  return conversation.state.status === "resolved" ? write(reopened(conversation)) : refuse("not_resolved")
}

/** What a person had handled goes back to people; what only the assistant had handled goes back to the assistant. */
export function reopened({ state }: Conversation): EntryBody {
  const hadPerson = escalationOf(state) !== null || agentOf(state) !== null
  return { type: "reopened", to: hadPerson ? "queue" : "assistant" }
}

/** The wait goes along, and the person, unless the other conversation has one. */
export function merge(conversation: Conversation, hand: Hand): Step {
  const { viewer, known, write } = hand
  const { other } = known
  if (other === null) return refuse("not_found", "There is no such conversation to go on in.")
  if (other.id === conversation.id) return refuse("bad_request", "A conversation cannot be merged into itself.")
  if (other.customer.id !== conversation.customer.id) return refuse("other_customer")
  if (other.mergedInto !== undefined) return refuse("merged", "That conversation goes on in another one itself.")
  if (other.state.status === "resolved") return refuse("already_resolved", "Open the other conversation again first.")
  const held = heldByAnother(conversation, viewer)
  if (held !== null) return held
  const stepped = write(...unscheduled(conversation, "person"), { type: "merged", into: other.id })
  if (!stepped.ok) return stepped
  const draft = (body: EntryBody): Draft => ({ author: authorOf(viewer), body })
  const { waitingSince, clocks } = workOf(conversation)
  const absorbed: EntryBody = {
    type: "absorbed",
    from: conversation.id,
    ...(waitingSince !== null && { waitingSince }),
    ...(Object.keys(clocks).length > 0 && { promised: clocks }),
  }
  return {
    ...stepped,
    elsewhere: { conversationId: other.id, drafts: [...carried(conversation, other), absorbed].map(draft) },
  }
}

function carried({ state }: Conversation, other: Conversation): EntryBody[] {
  if (other.state.status !== "open" && other.state.status !== "waiting") return []
  if (state.status === "claimed") return [{ type: "assigned", agent: state.agent, cause: "person" }]
  if (state.status !== "waiting" || other.state.status === "waiting") return []
  // What customers have said is told where they said it, and can be taken back there; how long nobody came there is over.
  const { reason, cause } = state.escalation
  return [{ type: "escalated", reason: unquoted(reason), ...(cause && { cause }) }]
}

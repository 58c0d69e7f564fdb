import type { Command } from "../command.ts"
import type { Conversation } from "../conversation.ts"
import { refuse } from "../refusal.ts"
import type { Hand, Step } from "./hand.ts"

export function escalate({ state }: Conversation, reason: string, { write }: Hand): Step {
  switch (state.status) {
    case "open":
    case "resolved":
      return write({ type: "escalated", reason, cause: "person" })
    case "waiting":
      return refuse("already_waiting")
    case "claimed":
      return refuse("already_claimed", `${state.agent.name} is here already.`)
  }
}

/** The newest answer, when nothing has been said since. */
export function regenerate(conversation: Conversation, answerId: string, { known, write }: Hand): Step {
  const { state, answer, lastFromCustomer } = conversation
  if (state.status === "waiting") return refuse("already_waiting")
  if (state.status === "claimed") return refuse("already_claimed", `${state.agent.name} is here already.`)
  if (state.status === "resolved") return refuse("already_resolved")
  const isNewest = answer?.id === answerId && answer.position > lastFromCustomer && known.answering === null
  if (!isNewest) return refuse("not_newest")
  return known.isOn ? write({ type: "regenerated", answerId }) : refuse("assistant_off")
}

export function rate(
  { id }: Conversation,
  { answerId, rating, reason }: Extract<Command, { type: "rate" }>,
  { known: { named }, write }: Hand,
): Step {
  if (named?.conversationId !== id || named.body.type !== "answer")
    return refuse("not_found", "There is no such answer.")
  return write({ type: "rated", answerId, rating, reason })
}

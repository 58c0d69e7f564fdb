import type { Command } from "../command.ts"
import type { Conversation } from "../conversation.ts"
import { limits } from "../limits.ts"
import { refuse } from "../refusal.ts"
import { workOf } from "../work.ts"
import type { Hand, Step } from "./hand.ts"

/** A label that is no longer offered can still be taken off. */
export function label(
  conversation: Conversation,
  { add, remove }: Extract<Command, { type: "label" }>,
  { known, write }: Hand,
): Step {
  if (add.some(id => !known.hasLabel(id))) return refuse("unknown_label")
  const kept = workOf(conversation).labels.filter(id => !remove.includes(id))
  if (new Set([...kept, ...add]).size > limits.labelsPerConversationMax) return refuse("limit_reached")
  return write({ type: "labelled", add, remove })
}

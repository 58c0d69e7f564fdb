import type { EscalationCause } from "../../protocol/answer.ts"

/** What made a conversation wait for a person, to stand before the reason. */
export const causeWords: Record<EscalationCause, string> = {
  person: "The customer asked",
  words: "Asked in the customer's words",
  model: "The assistant's decision",
  rule: "By a rule",
  failure: "The assistant failed",
}

import type { EscalationCause } from "../../protocol/answer.ts"

/** What made a conversation wait for a person, to stand before the reason. */
export const causeWords: Record<EscalationCause, string> = {
  person: "The customer asked",
  words: "The customer asked in words",
  model: "The assistant's decision",
  rule: "By a rule",
  failure: "The assistant failed",
}

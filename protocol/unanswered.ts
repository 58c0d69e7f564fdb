import type { Conversation } from "./conversation.ts"

/** Whether the customer's last words have no answer. One of the assistant that was cut off, or failed, is none. */
export const isUnanswered = (one: Conversation): boolean => one.lastFromCustomer > one.lastFromOthers || isCutOff(one)

function isCutOff({ answer, lastFromCustomer, lastFromOthers }: Conversation): boolean {
  const isLast = answer !== undefined && answer.position >= Math.max(lastFromCustomer, lastFromOthers)
  return isLast && (answer.end === "superseded" || answer.end === "failed")
}

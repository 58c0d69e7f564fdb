import type { AnswerEnd } from "../../../protocol/answer.ts"
import type { StoredConversation } from "../../../protocol/conversation.ts"
import type { Draft, EntryBody, StoredEntry } from "../../../protocol/entry.ts"

const superseding: ReadonlySet<EntryBody["type"]> = new Set([
  "message",
  "claimed",
  "assigned",
  "escalated",
  "resolved",
  "merged",
])

/** How the answer that is being written ends by these; null when it goes on. */
export function endBy(drafts: readonly Draft[]): AnswerEnd | null {
  for (const { body } of drafts) {
    if (body.type === "stopped") return "stopped"
    if (superseding.has(body.type)) return "superseded"
  }
  return null
}

/** What an entry asks of the assistant: to answer, to judge whether it still helps, or nothing. */
export function wishIn({ author, body }: StoredEntry, one: StoredConversation): "answer" | "judgement" | null {
  switch (body.type) {
    case "message":
      return author.kind === "customer" ? "answer" : null
    case "regenerated":
      return "answer"
    case "rated":
      return body.rating === "down" ? "judgement" : null
    case "released":
    case "cancelled":
      return isUnanswered(one) ? "answer" : null
    default:
      return null
  }
}

/** Whether the customer's last words wait for an answer. One that was cut off, or failed, is none; one that they stopped is enough. */
function isUnanswered({ answer, lastFromCustomer, lastFromOthers }: StoredConversation): boolean {
  const isLast = answer !== undefined && answer.position >= Math.max(lastFromCustomer, lastFromOthers)
  if (isLast) return answer.end === "superseded" || answer.end === "failed"
  return lastFromCustomer > lastFromOthers
}

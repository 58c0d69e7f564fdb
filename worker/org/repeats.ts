import type { Operation } from "../../protocol/command.ts"
import type { StoredEntry } from "../../protocol/entry.ts"

/** Whether an operation asks for what this entry, which carries its id, already says: a repetition, not a conflict. */
export function repeats({ conversationId, command }: Operation, entry: StoredEntry): boolean {
  const { body } = entry
  if (conversationId !== entry.conversationId) return false
  switch (command.type) {
    case "start":
    case "send":
      return body.type === "message" && body.text === command.text
    case "note":
      return body.type === "note" && body.text === command.text
    case "escalate":
      return body.type === "escalated" && body.reason === command.reason
    case "cancel":
      return body.type === "cancelled"
    case "claim":
      return body.type === "claimed"
    case "release":
      return body.type === "released" && body.to === command.to
    case "resolve":
      return body.type === "resolved"
    case "reopen":
      return body.type === "reopened"
    case "stop":
      return body.type === "stopped" && body.answerId === command.answerId
    case "regenerate":
      return body.type === "regenerated" && body.answerId === command.answerId
    case "rate":
      return (
        body.type === "rated" &&
        body.answerId === command.answerId &&
        body.rating === command.rating &&
        body.reason === command.reason
      )
  }
}

import type { Conversation } from "./conversation.ts"
import type { Entry } from "./entry.ts"
import type { Concern } from "./notification.ts"
import { holderOf } from "./reduce.ts"
import { workOf } from "./work.ts"

/** Whom something concerns: ids of staff, or null for all of them. */
export interface Concerning {
  concern: Concern
  for: string[] | null
}

/**
 * Whom of the staff an entry concerns, by how its conversation stands now: what has been dealt with in the meantime, or has been
 * read, concerns nobody any more. Null also for the many entries that never do. Object and page ask the same.
 */
export function concernOf({ body, author, position }: Entry, conversation: Conversation): Concerning | null {
  const { state, receipts } = conversation
  switch (body.type) {
    case "escalated":
      return state.status === "waiting" ? { concern: "waiting", for: null } : null
    case "released":
    case "reopened":
      return body.to === "queue" && state.status === "waiting" ? { concern: "waiting", for: null } : null
    case "message": {
      const agentId = holderOf(conversation)
      if (author.kind !== "customer" || agentId === null || (position ?? 0) <= receipts.staff.read) return null
      return { concern: "mine", for: [agentId] }
    }
    case "note": {
      if (body.isDeleted) return null
      const { mentioned } = workOf(conversation)
      const named = (body.mentions ?? []).filter(id => id !== author.id && mentioned.includes(id))
      return named.length === 0 ? null : { concern: "mention", for: named }
    }
    case "assigned": {
      const { id } = body.agent
      return id === null || id === author.id || id !== holderOf(conversation)
        ? null
        : { concern: "assigned", for: [id] }
    }
    default:
      return null
  }
}

import { concernOf } from "../../protocol/concern.ts"
import type { Conversation } from "../../protocol/conversation.ts"
import type { Entry } from "../../protocol/entry.ts"
import { limits } from "../../protocol/limits.ts"
import type { Concern } from "../../protocol/notification.ts"

/** Something that concerns whoever sits here. */
export interface Notice {
  concern: Concern
  conversationId: string
  title: string
  body: string
}

/** What an entry is to this person; null when it is nothing. */
export function noticeOf(entry: Entry, conversation: Conversation, userId: string): Notice | null {
  const concerning = concernOf(entry, conversation)
  if (concerning === null || entry.author.id === userId) return null
  if (concerning.for !== null && !concerning.for.includes(userId)) return null
  const { concern } = concerning
  return {
    concern,
    conversationId: conversation.id,
    title: titles[concern](conversation.customer.name, entry.author.name),
    body: bodyOf(entry).slice(0, limits.previewCharactersMax),
  }
}

const titles: Record<Concern, (customer: string, by: string) => string> = {
  waiting: customer => `${customer} is waiting for a person`,
  mine: customer => `${customer} has written to you`,
  mention: (customer, by) => `${by} mentions you about ${customer}`,
  assigned: (customer, by) => `${by} gives you the conversation with ${customer}`,
}

function bodyOf({ body }: Entry): string {
  if (body.type === "message" || body.type === "note") return body.text
  if (body.type === "escalated") return body.reason
  return body.type === "assigned" ? (body.note ?? "") : ""
}

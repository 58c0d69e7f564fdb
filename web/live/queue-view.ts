import type { Conversation } from "../../protocol/conversation.ts"
import { matches, type Queue, queueViews } from "../../protocol/view.ts"
import type { OrganizationState } from "./state.ts"

/** A customer's own conversations, those with the newest activity first. */
export const ownConversations = ({ conversations }: OrganizationState): Conversation[] =>
  [...conversations.values()].sort(newestFirst)

/** Whether a conversation belongs in one of the console's lists. */
export const isIn = (one: Conversation, queue: Queue, viewerId: string | null): boolean =>
  matches(queueViews[queue], one, { viewerId, now: Date.now() })

const newestFirst = (a: Conversation, b: Conversation): number => b.updatedAt - a.updatedAt || byId(b, a)

const byId = (a: Conversation, b: Conversation): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

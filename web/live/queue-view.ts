import type { Conversation } from "../../protocol/conversation.ts"
import type { OrganizationState } from "./state.ts"

/** A customer's own conversations, those with the newest activity first. */
export const ownConversations = ({ conversations }: OrganizationState): Conversation[] =>
  [...conversations.values()].sort(newestFirst)

const newestFirst = (a: Conversation, b: Conversation): number => b.updatedAt - a.updatedAt || byId(b, a)

const byId = (a: Conversation, b: Conversation): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

import type { Conversation } from "../../protocol/conversation.ts"
import type { Queue } from "../../protocol/rest.ts"
import type { OrganizationState } from "./state.ts"

/** A customer's own conversations, those with the newest activity first. */
export const ownConversations = ({ conversations }: OrganizationState): Conversation[] =>
  [...conversations.values()].sort(newestFirst)

/** Whether a conversation belongs in one of the console's lists. */
export function isIn({ state }: Conversation, queue: Queue, viewerId: string | null): boolean {
  switch (queue) {
    case "waiting":
      return state.status === "waiting"
    case "mine":
      return state.status === "claimed" && state.agent.id === viewerId
    case "resolved":
      return state.status === "resolved"
    case "all":
      return state.status !== "resolved"
  }
}

/** As the service pages through it, so that a page never stands in the middle of another. No two are equal. */
export const orderOf = (queue: Queue): ((a: Conversation, b: Conversation) => number) =>
  queue === "waiting" ? longestWaitingFirst : newestFirst

const waitingSince = ({ state, updatedAt }: Conversation): number =>
  state.status === "waiting" ? state.escalation.at : updatedAt

const longestWaitingFirst = (a: Conversation, b: Conversation): number =>
  waitingSince(a) - waitingSince(b) || byId(a, b)

const newestFirst = (a: Conversation, b: Conversation): number => b.updatedAt - a.updatedAt || byId(b, a)

const byId = (a: Conversation, b: Conversation): number => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

import type { Conversation } from "../../protocol/conversation.ts"
import type { Queue } from "../../protocol/rest.ts"
import type { OrganizationState } from "./state.ts"

/** The conversations of a queue that are known here, in the order people work through them. */
export function conversationsIn(state: OrganizationState, queue: Queue): Conversation[] {
  const mine = state.viewer?.userId ?? null
  const known = Object.values(state.conversations).filter(one => isIn(one, queue, mine))
  return known.sort(queue === "waiting" ? longestWaitingFirst : newestFirst)
}

function isIn({ state }: Conversation, queue: Queue, viewerId: string | null): boolean {
  switch (queue) {
    case "waiting":
      return state.status === "waiting"
    case "mine":
      return state.status === "claimed" && state.agent.id === viewerId
    case "resolved":
      return state.status === "resolved"
    case "all":
      return true
  }
}

const waitingSince = ({ state, updatedAt }: Conversation): number =>
  state.status === "waiting" ? state.escalation.at : updatedAt

const longestWaitingFirst = (a: Conversation, b: Conversation): number =>
  waitingSince(a) - waitingSince(b) || (a.id < b.id ? -1 : 1)

const newestFirst = (a: Conversation, b: Conversation): number => b.updatedAt - a.updatedAt || (a.id < b.id ? -1 : 1)

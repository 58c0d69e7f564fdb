import type { Conversation } from "../../protocol/conversation.ts"
import { moment, span } from "../look/ago.ts"

/** Where a conversation stands, without the time that passes: what is read out when it changes. */
export function standingAloud({ state, mergedInto }: Conversation, viewerId: string | null): string {
  if (mergedInto !== undefined) return elsewhere
  switch (state.status) {
    case "open":
      return "Open, nobody has it"
    case "waiting":
      return `Asks for a person: ${state.escalation.reason}`
    case "claimed":
      return state.agent.id === viewerId ? "Yours" : `${state.agent.name} has it`
    case "resolved":
      return `Resolved by ${state.by.name}`
  }
}

/** Where a conversation stands, in a sentence for the head of its thread. */
export function standing({ state, mergedInto }: Conversation, viewerId: string | null, now: number): string {
  if (mergedInto !== undefined) return elsewhere
  switch (state.status) {
    case "open":
      return "Open, nobody has it"
    case "waiting":
      // What the assistant or a rule had to say stands under the head in full.
      return state.escalation.cause === undefined || state.escalation.cause === "person"
        ? `Waiting ${span(now - state.escalation.at)}: ${state.escalation.reason}`
        : `Waiting ${span(now - state.escalation.at)}`
    case "claimed":
      return state.agent.id === viewerId
        ? `Yours since ${moment(state.joinedAt, now)}`
        : `${state.agent.name} has it since ${moment(state.joinedAt, now)}`
    case "resolved":
      return `Resolved by ${state.by.name}, ${moment(state.at, now)}`
  }
}

const elsewhere = "Goes on in another conversation"

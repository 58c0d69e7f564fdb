import { othersTyping } from "../live/presence.ts"
import type { OrganizationState } from "../live/state.ts"

/** Who else writes in a conversation, in a sentence; null when nobody does. */
export function typingWords(state: OrganizationState, conversationId: string): string | null {
  const names = [...new Set(othersTyping(state, conversationId).map(person => person.name))]
  const [first, second] = names
  switch (names.length) {
    case 0:
      return null
    case 1:
      return `${first} is writing`
    case 2:
      return `${first} and ${second} are writing`
    default:
      return `${first} and ${names.length - 1} others are writing`
  }
}

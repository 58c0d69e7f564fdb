import type { OrganizationState } from "../live/state.ts"

/** That a customer who waits is asked where mail reaches them. */
export interface EmailAsked {
  /** They have been told so: from then on they are asked, and before it is only offered. */
  hasNobodyCome: boolean
  /** The address they have left, or are just leaving; null: none. */
  left: string | null
  /** Who has an account has an address. */
  isGuest: boolean
}

/** Null: nobody asks. Who has an account needs no offer while somebody may still come. */
export function emailAsked(state: OrganizationState, conversationId: string): EmailAsked | null {
  const conversation = state.conversations.get(conversationId)
  if (conversation?.state.status !== "waiting") return null
  const hasNobodyCome = conversation.state.escalation.unattendedAt !== undefined
  const { isGuest } = conversation.customer
  if (!isGuest && !hasNobodyCome) return null
  return { hasNobodyCome, isGuest, left: emailOnItsWay(state, conversationId) ?? conversation.email ?? null }
}

function emailOnItsWay({ outbox }: OrganizationState, conversationId: string): string | null {
  const commands = outbox.flatMap(({ operation, sending }) =>
    operation.conversationId === conversationId && sending.status !== "refused" ? operation.command : [],
  )
  const command = commands.findLast(({ type }) => type === "leave_email")
  return command?.type === "leave_email" ? command.email : null
}

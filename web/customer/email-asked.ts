import type { OrganizationState } from "../live/state.ts"
import { isLive } from "../live/turn.ts"

/** That a customer who waits is asked where mail reaches them. */
export interface EmailAsked {
  /** They have been told so: from then on they are asked, and before it is only offered. */
  hasNobodyCome: boolean
  /** The address they have left, or are just leaving; null: none. */
  left: string | null
  /** It is kept here, and sent when the organization can be reached. */
  isHeldBack: boolean
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
  const onItsWay = emailOnItsWay(state, conversationId)
  const left = onItsWay ?? conversation.email ?? null
  return { hasNobodyCome, isGuest, left, isHeldBack: onItsWay !== null && !isLive(state) }
}

function emailOnItsWay({ outbox }: OrganizationState, conversationId: string): string | null {
  const commands = outbox.flatMap(({ operation, sending }) =>
    operation.conversationId === conversationId && sending.status !== "refused" ? operation.command : [],
  )
  const command = commands.findLast(({ type }) => type === "leave_email")
  return command?.type === "leave_email" ? command.email : null
}

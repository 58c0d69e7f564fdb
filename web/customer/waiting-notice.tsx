import type { OrganizationClient } from "../live/organization-client.ts"
import type { OrganizationState } from "../live/state.ts"
import { Icon } from "../look/icon.tsx"

interface Props {
  client: Pick<OrganizationClient, "cancel">
  state: OrganizationState
  conversationId: string
  /** The button goes away when one has cancelled: somebody else has to take the focus. */
  onCancel: () => void
}

/** While a customer waits: that they do, and the way out. */
export function WaitingNotice({ client, state, conversationId, onCancel }: Props) {
  const standing = state.conversations.get(conversationId)?.state
  if (standing?.status !== "waiting") return null
  const hasNobodyCome = standing.escalation.unattendedAt !== undefined
  const isCancelling = state.outbox.some(
    ({ operation, sending }) =>
      operation.conversationId === conversationId &&
      operation.command.type === "cancel" &&
      sending.status !== "refused",
  )
  function cancel(): void {
    client.cancel(conversationId)
    onCancel()
  }
  return (
    <div className="notice">
      <Icon name="clock" />
      <span>
        <b>{hasNobodyCome ? "Nobody has been able to come yet." : "A person will join you here."}</b> You can go on
        writing, or leave: nothing gets lost.
        <span className="reason">{standing.escalation.reason}</span>
      </span>
      <button type="button" className="button" aria-disabled={isCancelling} onClick={isCancelling ? undefined : cancel}>
        {isCancelling ? "Cancelling…" : "Cancel request"}
      </button>
    </div>
  )
}

import type { Conversation } from "../../protocol/conversation.ts"
import type { OrganizationClient } from "../live/organization-client.ts"
import type { OrganizationState } from "../live/state.ts"
import { Icon } from "../look/icon.tsx"
import { takeDraftAlong } from "./use-draft.ts"

interface Props {
  client: Pick<OrganizationClient, "discard">
  state: OrganizationState
  conversation: Conversation
  /** Drafts that come along, by what their field is called; null for the only one. */
  names: readonly (string | null)[]
  onGo: (conversationId: string) => void
}

/** Instead of a field to write in: this conversation goes on in another one. Whatever was typed here and not sent comes along. */
export function GoesOn({ client, state, conversation: { id, mergedInto }, names, onGo }: Props) {
  if (mergedInto === undefined) return null
  const go = () => {
    for (const { operation, sending } of state.outbox) {
      const { command } = operation
      if (operation.conversationId !== id || sending.status !== "refused") continue
      if (command.type !== "send" && command.type !== "note") continue
      const name = command.type === "note" ? "note" : (names[0] ?? null)
      takeDraftAlong(draftOf(name, mergedInto), command.text)
      client.discard(operation.id)
    }
    for (const name of names) takeDraftAlong(draftOf(name, mergedInto), { from: draftOf(name, id) })
    onGo(mergedInto)
  }
  return (
    <div className="notice" role="status">
      <Icon name="talk" />
      <span>
        <b>This conversation goes on in another one.</b> What you have not sent comes along.
      </span>
      <button type="button" className="button primary" onClick={go}>
        Go on there
      </button>
    </div>
  )
}

const draftOf = (name: string | null, conversationId: string): string =>
  name === null ? conversationId : `${name}.${conversationId}`

import { moves } from "../../protocol/matters.ts"
import type { OrganizationState } from "../live/state.ts"
import { Icon } from "../look/icon.tsx"

interface Props {
  state: OrganizationState
  conversationId: string
  /** Null while somebody is being asked. */
  onAsk: (() => void) | null
}

/** After a customer no longer waits where no assistant goes on: nothing will come by itself, and the page does not let it look so. */
export function NobodyAsked({ state, conversationId, onAsk }: Props) {
  return (
    <div role="status">
      {onAsk !== null && isSo(state, conversationId) && (
        <div className="notice calm">
          <Icon name="person" />
          <span>
            <b>Nobody has been asked to come.</b> The team can read this conversation and may answer you here.
          </span>
          <button type="button" className="button" onClick={onAsk}>
            Ask for a person
          </button>
        </div>
      )}
    </div>
  )
}

function isSo({ viewer, assistant, conversations, threads }: OrganizationState, conversationId: string): boolean {
  const thread = threads[conversationId]
  const status = conversations.get(conversationId)?.state.status
  if (viewer === null || assistant !== null || status !== "open" || thread?.status !== "loaded") return false
  return thread.entries.findLast(({ body }) => standings.has(body.type))?.body.type === "cancelled"
}

const standings: ReadonlySet<string> = new Set(moves)

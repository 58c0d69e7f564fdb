import { Link } from "wouter"
import { listIn } from "../live/list-questions.ts"
import type { OrganizationClient } from "../live/organization-client.ts"
import { ownConversations } from "../live/queue-view.ts"
import type { OrganizationState } from "../live/state.ts"
import { Icon } from "../look/icon.tsx"
import { ConversationLink } from "./conversation-link.tsx"

interface Props {
  client: Pick<OrganizationClient, "list" | "loadMore">
  state: OrganizationState
  base: string
  openId: string | null
}

/** A customer's conversations with one organization, the newest first, and the way to a new one. */
export function OwnConversations({ client, state, base, openId }: Props) {
  const list = listIn(state, { queue: "all", filter: {} })
  return (
    <ul className="own-conversations">
      <li>
        <Link href={`${base}/new`} className="begin" aria-current={openId === "new" ? "page" : undefined}>
          <Icon name="plus" /> New conversation
        </Link>
      </li>
      {ownConversations(state).map(one => (
        <ConversationLink key={one.id} conversation={one} href={`${base}/${one.id}`} isOpen={one.id === openId} />
      ))}
      {list.status === "failed" && (
        <li>
          <button type="button" className="link" onClick={() => client.list("all")}>
            Older ones could not be loaded. Try again
          </button>
        </li>
      )}
      {list.status === "loaded" && list.nextCursor !== null && (
        <li>
          <button type="button" className="link" onClick={() => client.loadMore("all")}>
            {list.more === "loading" ? "Loading…" : "Show older"}
          </button>
        </li>
      )}
    </ul>
  )
}

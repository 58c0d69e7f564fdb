import { Link } from "wouter"
import { isStaff } from "../../protocol/person.ts"
import type { SessionUser } from "../app/session.ts"
import { accentStyle } from "../look/accent.ts"
import { Icon } from "../look/icon.tsx"
import { AtOrganization } from "./at-organization.tsx"
import { CustomerRoom } from "./customer-room.tsx"
import { MessagesList } from "./messages-list.tsx"
import { StaffAtDoor } from "./staff-at-door.tsx"

interface Props {
  user: SessionUser
  isGuest: boolean
  slug: string | null
  conversationId: string | null
}

/** The list on the left, a conversation on the right; on a narrow screen one after the other. */
export function Messages({ user, isGuest, slug, conversationId }: Props) {
  return (
    <div className="messages" data-screen={slug === null ? "list" : "talk"}>
      <MessagesList user={user} openSlug={slug} openId={conversationId} />
      {slug === null ? (
        <aside className="door" aria-label="Conversation">
          <div className="empty">
            <h2>Choose a conversation</h2>
            <p>It opens here.</p>
          </div>
        </aside>
      ) : (
        <Opened key={slug} user={user} isGuest={isGuest} slug={slug} conversationId={conversationId} />
      )}
    </div>
  )
}

function Opened({ user, isGuest, slug, conversationId }: Props & { slug: string }) {
  return (
    <AtOrganization slug={slug}>
      {organization =>
        isStaff(organization) ? (
          <StaffAtDoor organization={organization} />
        ) : (
          <div className="door" style={accentStyle(organization.accent)}>
            <CustomerRoom
              organization={organization}
              userId={user.id}
              isGuest={isGuest}
              base={`/messages/${slug}`}
              asked={conversationId}
              back={
                <Link className="button quiet icon-only back" href="/messages" aria-label="All your messages">
                  <Icon name="back" />
                </Link>
              }
            />
          </div>
        )
      }
    </AtOrganization>
  )
}

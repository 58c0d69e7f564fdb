import { useQuery } from "@tanstack/react-query"
import { Link } from "wouter"
import { isStaff } from "../../protocol/person.ts"
import { conversationPage } from "../../protocol/rest.ts"
import { query } from "../app/queries.ts"
import { Bones } from "../app/waiting.tsx"
import { useOrganization } from "../live/use-organization.ts"
import { accentStyle } from "../look/accent.ts"
import { Icon } from "../look/icon.tsx"
import { Mark } from "../look/mark.tsx"
import type { OwnOrganization } from "../organizations/own-organizations.ts"
import { ConversationLink } from "./conversation-link.tsx"
import { OwnConversations } from "./own-conversations.tsx"

interface Props {
  organization: OwnOrganization
  userId: string
  /** The open conversation when this organization is the one on screen (empty: none yet), else null. */
  openId: string | null
}

/** One organization in the list of messages: live when it is on screen, read now and then when it is not. */
export function OrganizationSection({ organization, userId, openId }: Props) {
  return (
    <section className="organization-section" style={accentStyle(organization.accent)} aria-label={organization.name}>
      <h2>
        <Mark name={organization.name} sizePx={24} />
        <span className="cut">{organization.name}</span>
      </h2>
      {isStaff(organization) ? (
        <Link className="console-link" href={`/dashboard/${organization.slug}/conversations`}>
          You work here: open the console <Icon name="next" />
        </Link>
      ) : openId === null ? (
        <ReadList organization={organization} />
      ) : (
        <LiveList organization={organization} userId={userId} openId={openId} />
      )}
    </section>
  )
}

function LiveList({ organization, userId, openId }: Props & { openId: string }) {
  const { client, state } = useOrganization(organization.id, userId)
  return <OwnConversations client={client} state={state} base={`/messages/${organization.slug}`} openId={openId} />
}

/** One line to every organization at once would be dear, and a mark of unread may be a minute late. */
const refreshMs = 60_000

function ReadList({ organization }: { organization: OwnOrganization }) {
  const { id, slug } = organization
  const search = new URLSearchParams({ organizationId: id, limit: "5" })
  const { data } = useQuery({
    ...query(["own conversations", id], { path: `/conversations?${search}`, schema: conversationPage }),
    refetchInterval: refreshMs,
  })
  if (data === undefined) return <Bones lines={2} />
  return (
    <ul className="own-conversations">
      {data.conversations.map(one => (
        <ConversationLink key={one.id} conversation={one} href={`/messages/${slug}/${one.id}`} isOpen={false} />
      ))}
      {data.nextCursor !== null && (
        <li>
          <Link className="begin" href={`/messages/${slug}`}>
            <Icon name="next" /> All conversations
          </Link>
        </li>
      )}
      {data.conversations.length === 0 && (
        <li>
          <Link className="begin" href={`/messages/${slug}/new`}>
            <Icon name="plus" /> New conversation
          </Link>
        </li>
      )}
    </ul>
  )
}

import type { ReactNode } from "react"
import { useLocation } from "wouter"
import type { Organization } from "../../protocol/organization.ts"
import type { OrganizationClient } from "../live/organization-client.ts"
import type { OrganizationState } from "../live/state.ts"
import { Composer } from "../thread/composer.tsx"
import { ConnectionBar } from "../thread/connection-bar.tsx"
import { AskPerson } from "./ask-person.tsx"
import { takenOr } from "./taken.ts"
import { TalkHead } from "./talk-head.tsx"
import { Welcome } from "./welcome.tsx"
import { whereabouts } from "./whereabouts.ts"
import { wrote } from "./wrote.ts"

interface Props {
  organization: Organization
  client: Pick<OrganizationClient, "start" | "escalate" | "tryNow">
  state: OrganizationState
  base: string
  unread: number
  back?: ReactNode
  menu?: ReactNode
}

/** The page before the first message of a conversation. */
export function NewConversation({ organization, client, state, base, unread, back, menu }: Props) {
  const [, go] = useLocation()
  function begin(text: string, reason?: string): true | string {
    const posted = client.start(text, whereabouts())
    if (!posted.ok) return takenOr(posted)
    if (reason !== undefined) client.escalate(posted.conversationId, reason)
    go(`${base}/${posted.conversationId}`, { replace: true, state: wrote })
    return true
  }
  return (
    <div className="talk">
      <TalkHead organization={organization} standing="New conversation" unread={unread} back={back}>
        <AskPerson onAsk={reason => begin(reason, reason)} />
        {menu}
      </TalkHead>
      <main id="main" tabIndex={-1}>
        <div className="fill">
          <Welcome organization={organization} assistant={state.assistant} />
        </div>
        <div>
          <div className="bar">
            <ConnectionBar connection={state.connection} onTryNow={() => client.tryNow()} />
          </div>
          <Composer
            draft={`${organization.id} new`}
            label={`Message to ${organization.name}`}
            placeholder="Write a message"
            onSend={text => begin(text)}
          />
        </div>
      </main>
    </div>
  )
}

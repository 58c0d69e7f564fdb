import { type ReactNode, Suspense, useEffect, useSyncExternalStore } from "react"
import { useLocation } from "wouter"
import { isUnread } from "../../protocol/conversation.ts"
import type { Organization } from "../../protocol/organization.ts"
import { extra } from "../app/own-chunk.tsx"
import { Waiting } from "../app/waiting.tsx"
import { ownConversations } from "../live/queue-view.ts"
import type { OrganizationState } from "../live/state.ts"
import { useOrganization } from "../live/use-organization.ts"
import { Icon } from "../look/icon.tsx"
import { Menu } from "../look/menu.tsx"
import { ConnectionBar } from "../thread/connection-bar.tsx"
import { answerSound } from "./answer-sound-setting.ts"
import { ConversationView } from "./conversation-view.tsx"
import { NewConversation } from "./new-conversation.tsx"
import { OwnConversations } from "./own-conversations.tsx"

const AnswerSound = extra(() => import("./answer-sound.tsx"))

interface Props {
  organization: Organization
  userId: string
  isGuest: boolean
  /** Address of the page; conversations lie under it. */
  base: string
  /** The conversation of the address, `new`, or null: whatever is going on. */
  asked: string | null
  back?: ReactNode
}

/** A customer and one organization: the conversation that is going on, or the one that was asked for. */
export function CustomerRoom({ organization, userId, isGuest, base, asked, back }: Props) {
  const { client, state } = useOrganization(organization.id, userId)
  const hasSound = useSyncExternalStore(answerSound.subscribe, answerSound.isOn)
  const [, go] = useLocation()
  const shown = asked ?? goingOn(state)
  // Without an address of its own the page would jump to another conversation with the next message there.
  useEffect(() => {
    if (asked === null && shown !== null && shown !== "new") go(`${base}/${shown}`, { replace: true })
  }, [asked, shown, base, go])
  const isGivenUp = asked !== null && wasGivenUp(state, asked)
  useEffect(() => {
    if (isGivenUp) go(`${base}/new`, { replace: true })
  }, [isGivenUp, base, go])
  if (shown === null) {
    return (
      <div className="talk">
        <div className="bar">
          <ConnectionBar connection={state.connection} onTryNow={() => client.tryNow()} />
        </div>
        <Waiting />
      </div>
    )
  }
  const others = ownConversations(state).filter(one => one.id !== shown)
  const unread = ownConversations(state).filter(one => isUnread(one, "customer")).length
  const someUnread = others.some(one => isUnread(one, "customer"))
  const menu = (others.length > 0 || shown !== "new") && (
    <Menu
      className="others"
      label={someUnread ? "Conversations, some unread" : "Conversations"}
      button={
        <>
          <Icon name="talk" />
          {someUnread && <i className="unread-mark" aria-hidden="true" />}
        </>
      }
    >
      <OwnConversations client={client} state={state} base={base} openId={shown} />
    </Menu>
  )
  const room = { organization, client, state, unread, back, menu }
  return (
    <>
      {hasSound && (
        <Suspense fallback={null}>
          <AnswerSound client={client} state={state} userId={userId} />
        </Suspense>
      )}
      {shown === "new" ? (
        <NewConversation {...room} base={base} />
      ) : (
        <ConversationView
          key={shown}
          {...room}
          conversationId={shown}
          isGuest={isGuest}
          onGo={id => go(`${base}/${id}`)}
        />
      )}
    </>
  )
}

/** The newest conversation that is not over, `new` when there is none, null while that is not known. */
function goingOn(state: OrganizationState): string | null {
  const [newest] = ownConversations(state).filter(one => one.state.status !== "resolved")
  const begun = state.outbox.find(({ operation }) => operation.command.type === "start")
  if (newest !== undefined) return newest.id
  if (begun !== undefined) return begun.operation.conversationId
  return state.viewer === null ? null : "new"
}

/** A conversation whose first message was refused and discarded: there never was one. */
function wasGivenUp({ threads, conversations, outbox }: OrganizationState, conversationId: string): boolean {
  const thread = threads[conversationId]
  return (
    thread?.status === "loaded" &&
    thread.entries.length === 0 &&
    !conversations.has(conversationId) &&
    !outbox.some(({ operation }) => operation.conversationId === conversationId)
  )
}

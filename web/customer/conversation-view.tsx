import { type ReactNode, useRef } from "react"
import type { Organization } from "../../protocol/organization.ts"
import { useNow } from "../app/use-now.ts"
import type { OrganizationClient } from "../live/organization-client.ts"
import type { OrganizationState } from "../live/state.ts"
import { useKeepFocus } from "../look/use-keep-focus.ts"
import { Composer } from "../thread/composer.tsx"
import { ConnectionBar } from "../thread/connection-bar.tsx"
import { GoesOn } from "../thread/goes-on.tsx"
import { RefusedMoves } from "../thread/refused-moves.tsx"
import { Timeline } from "../thread/timeline.tsx"
import { useConversation } from "../thread/use-conversation.ts"
import { AskPerson } from "./ask-person.tsx"
import { GuestHint } from "./guest-hint.tsx"
import { NobodyAsked } from "./nobody-asked.tsx"
import { SlowNotice } from "./slow-notice.tsx"
import { SoundSwitch } from "./sound-switch.tsx"
import { Standing } from "./standing.tsx"
import { takenOr } from "./taken.ts"
import { TalkHead } from "./talk-head.tsx"
import { ThreadEnd } from "./thread-end.tsx"
import { useStop } from "./use-stop.ts"
import { WaitingNotice } from "./waiting-notice.tsx"
import { useJustWrote } from "./wrote.ts"

interface Props {
  organization: Organization
  client: Pick<
    OrganizationClient,
    | "open"
    | "watch"
    | "loadOlder"
    | "send"
    | "typing"
    | "escalate"
    | "cancel"
    | "stop"
    | "regenerate"
    | "rate"
    | "act"
    | "retry"
    | "discard"
    | "tryNow"
  >
  state: OrganizationState
  conversationId: string
  isGuest: boolean
  unread: number
  /** To another conversation. */
  onGo: (conversationId: string) => void
  back?: ReactNode
  menu?: ReactNode
}

/** One conversation of a customer: head, messages, composer. Give it a `key` of the conversation's id. */
export function ConversationView(props: Props) {
  const { organization, client, state, conversationId, isGuest, unread, onGo, back, menu } = props
  useConversation(client, conversationId)
  const now = useNow()
  const goesOn = useJustWrote()
  const bar = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  useKeepFocus(bar, field)
  const ask = useRef<HTMLDialogElement>(null)
  const stop = useStop(client, state, conversationId)
  const conversation = state.conversations.get(conversationId)
  const thread = state.threads[conversationId]
  const isMissing = thread?.status === "failed" && (thread.failure === "not_found" || thread.failure === "erased")
  const isAskable = mayAsk(state, conversationId) && !isMissing
  return (
    <div className="talk">
      <TalkHead
        organization={organization}
        unread={unread}
        back={back}
        standing={<Standing state={state} conversation={conversation} now={now} />}
      >
        {isAskable && (
          <AskPerson
            onAsk={reason => takenOr(client.escalate(conversationId, reason))}
            onAsked={() => field.current?.focus()}
            dialog={ask}
          />
        )}
        {menu}
      </TalkHead>
      <main id="main" tabIndex={-1}>
        <div className="fill">
          <Timeline
            client={client}
            state={state}
            conversationId={conversationId}
            side="customer"
            end={<ThreadEnd client={client} state={state} conversationId={conversationId} />}
          />
        </div>
        <div>
          <div className="bar" ref={bar}>
            <RefusedMoves client={client} state={state} conversationId={conversationId} />
            <SlowNotice state={state} conversationId={conversationId} onAsk={() => ask.current?.showModal()} />
            <NobodyAsked
              state={state}
              conversationId={conversationId}
              onAsk={isAskable ? () => ask.current?.showModal() : null}
            />
            <WaitingNotice
              client={client}
              state={state}
              conversationId={conversationId}
              onCancel={() => field.current?.focus()}
            />
            <ConnectionBar connection={state.connection} onTryNow={() => client.tryNow()} />
          </div>
          {conversation?.mergedInto !== undefined && (
            <GoesOn client={client} state={state} conversation={conversation} names={[null]} onGo={onGo} />
          )}
          {!isMissing && conversation?.mergedInto === undefined && (
            <Composer
              draft={conversationId}
              label={`Message to ${organization.name}`}
              placeholder={conversation?.state.status === "resolved" ? "Write to open it again" : "Write a message"}
              onSend={text => takenOr(client.send(conversationId, text))}
              onTyping={on => client.typing(conversationId, on)}
              stop={stop}
              foot={
                <>
                  {isGuest && <GuestHint />}
                  {state.assistant !== null && <span>AI can be wrong.</span>}
                  <SoundSwitch />
                </>
              }
              field={field}
              goesOn={goesOn}
            />
          )}
        </div>
      </main>
    </div>
  )
}

/** Not while a person is here or on the way, nor while the request is on its way. */
function mayAsk({ conversations, outbox }: OrganizationState, conversationId: string): boolean {
  const conversation = conversations.get(conversationId)
  const status = conversation?.state.status
  const isAsking = outbox.some(
    ({ operation, sending }) =>
      operation.conversationId === conversationId &&
      operation.command.type === "escalate" &&
      sending.status !== "refused",
  )
  return !isAsking && conversation?.mergedInto === undefined && status !== "waiting" && status !== "claimed"
}

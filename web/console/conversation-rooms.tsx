import { useState } from "react"
import { useLocation, useSearchParams } from "wouter"
import type { ListRef } from "../live/list-ref.ts"
import { useLine, useLineState } from "../organizations/line.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { ThreadState } from "../thread/thread-state.tsx"
import { Timeline } from "../thread/timeline.tsx"
import { useConversation } from "../thread/use-conversation.ts"
import { absorbedUnder } from "./absorbed.tsx"
import { answerUnder } from "./answer-under.tsx"
import { BackToList } from "./back-to-list.tsx"
import { changeUnder } from "./change-words.tsx"
import { ContextRoom } from "./context-room.tsx"
import { OpenAbout } from "./customer/offer-about.ts"
import { EscalationNote } from "./escalation-note.tsx"
import { listAddress } from "./list-address.ts"
import { ThreadFoot } from "./thread-foot.tsx"
import { ThreadHead } from "./thread-head.tsx"
import { useArriveInThread } from "./use-arrive-in-thread.ts"
import { useEscape } from "./use-escape.ts"
import { useNextAfterResolve } from "./use-next-after-resolve.ts"
import { useSeenNumber } from "./use-seen-number.ts"
import { WorkBar } from "./work/work-bar.tsx"

/** The third room and the fourth: the conversation, and who it is with. */
export function ConversationRooms({ of, conversationId }: { of: ListRef; conversationId: string }) {
  const line = useLine()
  const state = useLineState()
  const { organization } = useWorkplace()
  const backTo = listAddress(organization.slug, of)
  const [, go] = useLocation()
  const [params] = useSearchParams()
  const [contextIsOpen, setContextIsOpen] = useState(false)
  const openContext = () => setContextIsOpen(true)
  const seen = useSeenNumber(conversationId)
  const conversation = state.conversations.get(conversationId)
  const { viewer } = state
  useNextAfterResolve(conversation, of)
  useConversation(line, conversationId)
  useArriveInThread(conversation !== undefined)
  useEscape(() => (contextIsOpen ? setContextIsOpen(false) : go(backTo)))

  if (conversation === undefined || viewer === null) {
    return (
      <section className="thread unknown" aria-label="Conversation">
        <div className="head">
          <BackToList href={backTo} />
          {/* Shown with the head, on a narrow screen; elsewhere the list beside it has the page's heading. */}
          <h1>Conversation</h1>
        </div>
        <ThreadState thread={state.threads[conversationId]} isEmpty onRetry={() => line.open(conversationId)} />
      </section>
    )
  }
  return (
    <div className="rooms">
      <section className="thread" aria-label={`Conversation with ${conversation.customer.name}`}>
        <div className="thread-top">
          <ThreadHead
            conversation={conversation}
            viewerId={viewer.userId}
            backTo={backTo}
            contextIsOpen={contextIsOpen}
            onContext={() => setContextIsOpen(!contextIsOpen)}
            seen={seen.number}
          />
          <WorkBar conversation={conversation} viewer={viewer} />
          <EscalationNote key={conversation.state.status} state={conversation.state} />
        </div>
        <Timeline
          client={line}
          state={state}
          conversationId={conversationId}
          side="staff"
          underAnswer={answerUnder}
          at={entryIn(params)}
          underAbsorbed={absorbedUnder}
          underMessage={changeUnder}
          onSeen={seen.tell}
        />
        <ThreadFoot
          conversation={conversation}
          viewer={viewer}
          seen={seen.number}
          onGo={into => go(listAddress(organization.slug, of, into))}
        />
      </section>
      <OpenAbout value={openContext}>
        <ContextRoom conversation={conversation} isOpen={contextIsOpen} onClose={() => setContextIsOpen(false)} />
      </OpenAbout>
    </div>
  )
}

/** `?at=`: the number of the entry to open at, as a search links to it. */
function entryIn(params: URLSearchParams): number | null {
  const at = Number(params.get("at"))
  return Number.isSafeInteger(at) && at > 0 ? at : null
}

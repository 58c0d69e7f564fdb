import { useRef } from "react"
import type { Conversation } from "../../protocol/conversation.ts"
import type { Queue } from "../../protocol/rest.ts"
import { useArrivalInRoom } from "../app/arrival.ts"
import { useNow } from "../app/use-now.ts"
import { conversationsIn } from "../live/queue-view.ts"
import type { OrganizationState } from "../live/state.ts"
import { useLine, useLineState } from "../organizations/line.ts"
import { ConversationRow } from "./conversation-row.tsx"
import { ListEnd } from "./list-end.tsx"
import { queueWords } from "./queue-words.ts"
import { useListKeys } from "./use-list-keys.ts"
import { useReturnToRow } from "./use-return-to-row.ts"
import { useSettled } from "./use-settled.ts"

/** The second room: a queue, in the order people work through it. */
export function ConversationList({ queue, openId }: { queue: Queue; openId: string | null }) {
  const line = useLine()
  const state = useLineState()
  const now = useNow()
  const heading = useArrivalInRoom()
  const room = useRef<HTMLElement>(null)
  const fresh = rowsOf(state, queue)
  const { shown, hold } = useSettled(fresh.map(({ id }) => id))
  useListKeys(room)
  useReturnToRow(room, openId)
  // The page is about the open conversation, or else about the list.
  const Heading = openId === null || state.conversations[openId] === undefined ? "h1" : "h2"
  const words = queueWords[queue]
  const belongs = new Set(fresh.map(({ id }) => id))
  return (
    <section ref={room} className="list" aria-label={words.heading}>
      <div className="head">
        <Heading ref={heading} tabIndex={-1}>
          {words.heading}
        </Heading>
        <span className="soft small">{words.order}</span>
      </div>
      <p className="sr" role="status">
        {fresh.length} {fresh.length === 1 ? "conversation" : "conversations"}
      </p>
      <ul {...hold}>
        {shown.map(id => {
          const conversation = state.conversations[id]
          return (
            conversation && (
              <ConversationRow
                key={id}
                conversation={conversation}
                queue={queue}
                now={now}
                isOpen={id === openId}
                hasLeft={!belongs.has(id)}
                here={state.here[id]}
              />
            )
          )
        })}
      </ul>
      <ListEnd
        list={state.lists[queue]}
        isEmpty={shown.length === 0}
        words={words}
        onMore={() => line.loadMore(queue)}
        onRetry={() => line.list(queue)}
      />
    </section>
  )
}

/** For staff, "all" is what is still to be done; what is resolved has a list of its own. */
function rowsOf(state: OrganizationState, queue: Queue): Conversation[] {
  const known = conversationsIn(state, queue)
  return queue === "all" ? known.filter(one => one.state.status !== "resolved") : known
}

import { useRef } from "react"
import type { Conversation } from "../../protocol/conversation.ts"
import type { Viewer } from "../../protocol/person.ts"
import { useKeepFocus } from "../look/use-keep-focus.ts"
import { useLine, useLineState } from "../organizations/line.ts"
import { GoesOn } from "../thread/goes-on.tsx"
import { RefusedMoves } from "../thread/refused-moves.tsx"
import { AnsweringLine } from "./answering-line.tsx"
import { LastWords } from "./last-words.tsx"
import { Lookers } from "./lookers.tsx"
import { ReplyBox } from "./reply-box.tsx"

interface Props {
  conversation: Conversation
  viewer: Viewer
  /** The newest number that was on screen; null as long as none was. */
  seen: () => number | null
  /** To the conversation in which this one goes on. */
  onGo: (conversationId: string) => void
}

/** Under a thread: what just happened to what one did, who else is here, and where one writes. What is settled gives way to the field. */
export function ThreadFoot({ conversation, viewer, seen, onGo }: Props) {
  const line = useLine()
  const state = useLineState()
  const foot = useRef<HTMLDivElement>(null)
  const field = useRef<HTMLTextAreaElement>(null)
  useKeepFocus(foot, field)
  const { id } = conversation
  return (
    <div className="foot" ref={foot}>
      <LastWords conversationId={id} viewerId={viewer.userId} />
      <RefusedMoves client={line} state={state} conversationId={id} />
      <AnsweringLine conversationId={id} />
      <Lookers conversationId={id} viewerId={viewer.userId} />
      {conversation.mergedInto === undefined ? (
        <ReplyBox conversation={conversation} viewer={viewer} seen={seen} field={field} />
      ) : (
        <GoesOn client={line} state={state} conversation={conversation} names={["reply", "note"]} onGo={onGo} />
      )}
    </div>
  )
}

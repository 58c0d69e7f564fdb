import { useEffect, useMemo, useState } from "react"
import { timelineOf } from "../live/timeline.ts"
import { isLive } from "../live/turn.ts"
import { useLine, useLineState } from "../organizations/line.ts"
import { rowsOf } from "../thread/rows.ts"
import { ThreadState } from "../thread/thread-state.tsx"
import { TimelineRow, type UnderAbsorbed } from "../thread/timeline-row.tsx"
import "./absorbed.css"

/** Under the word that another conversation goes on here. */
export const absorbedUnder: UnderAbsorbed = conversationId => <Absorbed conversationId={conversationId} />

/** What was said in the conversation that was merged into this one, for who wants to read it here. */
function Absorbed({ conversationId }: { conversationId: string }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="absorbed">
      <button type="button" className="link" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? "Hide what was said there" : "Show what was said there"}
      </button>
      {isOpen && <SaidThere conversationId={conversationId} />}
    </div>
  )
}

function SaidThere({ conversationId }: { conversationId: string }) {
  const line = useLine()
  const state = useLineState()
  useEffect(() => {
    line.open(conversationId)
  }, [line, conversationId])
  const thread = state.threads[conversationId]
  const rows = useMemo(
    () => rowsOf(timelineOf(state, conversationId), { side: "staff", viewer: state.viewer, unread: null }),
    [state, conversationId],
  )
  return (
    <>
      {thread?.status === "loaded" && thread.olderCursor !== null && (
        <button type="button" className="link" onClick={() => line.loadOlder(conversationId)}>
          Show older
        </button>
      )}
      <ThreadState thread={thread} isEmpty={rows.length === 0} onRetry={() => line.open(conversationId)} />
      <ol aria-label="What was said there">
        {rows.map(row => (
          <TimelineRow
            key={row.id}
            row={row}
            side="staff"
            isLive={isLive(state)}
            client={line}
            underAnswer={undefined}
            underAbsorbed={absorbedUnder}
          />
        ))}
      </ol>
    </>
  )
}

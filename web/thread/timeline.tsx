import { type CSSProperties, type ReactNode, useCallback, useMemo, useRef, useState } from "react"
import type { Side } from "../../protocol/conversation.ts"
import type { Entry } from "../../protocol/entry.ts"
import type { OrganizationClient } from "../live/organization-client.ts"
import type { OrganizationState } from "../live/state.ts"
import { timelineOf } from "../live/timeline.ts"
import { isLive } from "../live/turn.ts"
import { Icon } from "../look/icon.tsx"
import { useKeepFocus } from "../look/use-keep-focus.ts"
import { Announcer } from "./announcer.tsx"
import { blocksOf } from "./blocks.ts"
import type { MessageActions } from "./message-state.tsx"
import { OlderHistory } from "./older-history.tsx"
import { rowsOf } from "./rows.ts"
import { ThreadState } from "./thread-state.tsx"
import { TimelineRow, type UnderAbsorbed, type UnderAnswer, type UnderMessage } from "./timeline-row.tsx"
import { TypingLine } from "./typing-line.tsx"
import { useGoTo } from "./use-go-to.ts"
import { useOlder } from "./use-older.ts"
import { useSeen } from "./use-seen.ts"
import { useStayInPlace } from "./use-stay-in-place.ts"
import { useThreadWindow } from "./use-thread-window.ts"
import "./timeline.css"
import "./bubbles.css"
import "./plain.css"
import "./answer.css"

interface Props {
  client: Pick<OrganizationClient, "open" | "loadOlder"> & MessageActions
  state: OrganizationState
  conversationId: string
  side: Side
  /** Stands under each answer, and under the one being written. */
  underAnswer?: UnderAnswer | undefined
  /** The number of an entry to open at; the end, or what is new, without one. */
  at?: number | null
  underAbsorbed?: UnderAbsorbed | undefined
  underMessage?: UnderMessage | undefined
  /** Told the number of the newest entry whenever the end of the thread is on screen. */
  onSeen?: ((number: number) => void) | undefined
  /** After everything that was said. */
  end?: ReactNode
}

/** A conversation as it is read: days, messages, what happened, who types. Give it a `key` of the conversation's id. */
export function Timeline({ client, state, conversationId, side, at = null, end, ...under }: Props) {
  const { underAnswer, underAbsorbed, underMessage, onSeen } = under
  const thread = state.threads[conversationId]
  const conversation = state.conversations.get(conversationId)
  const items = useMemo(() => timelineOf(state, conversationId), [state, conversationId])
  const [unread, setUnread] = useState<{ after: number; upTo: number } | null>(null)
  // As it was when the conversation was first known here; being on screen soon makes it all read.
  if (unread === null && conversation !== undefined) {
    setUnread({ after: conversation.receipts[side].read, upTo: conversation.lastPosition })
  }
  const { viewer } = state
  const rows = useMemo(() => rowsOf(items, { side, viewer, unread }), [items, side, viewer, unread])

  const blocks = useMemo(() => blocksOf(rows), [rows])

  const whole = useRef<HTMLDivElement>(null)
  const scroller = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLOListElement>(null)
  const top = useRef<HTMLDivElement>(null)
  const newest = items.at(-1)
  const { atEnd, toEnd } = useStayInPlace(scroller, list, {
    newest: newest?.id,
    newestIsMine: newest !== undefined && (newest.kind === "pending" || (newest.kind === "entry" && newest.mine)),
  })
  const { drawn, abovePx, belowPx, pxTo } = useThreadWindow(scroller, list, blocks)
  const space: CSSProperties = { paddingTop: abovePx, paddingBottom: belowPx }
  const loadOlder = useCallback(() => client.loadOlder(conversationId), [client, conversationId])
  const canLoadOlder = thread?.status === "loaded" && thread.olderCursor !== null && thread.older === "idle"
  useOlder(top, canLoadOlder ? loadOlder : null)
  const hasOlder = thread?.status === "loaded" && thread.olderCursor !== null
  const olderFailed = hasOlder && thread.older === "failed"
  useGoTo(scroller, { at, items, blocks, pxTo, loadOlder: canLoadOlder ? loadOlder : null, hasOlder, olderFailed })
  const unseen = useUnseen(items, atEnd)
  useSeen(items, atEnd, onSeen)
  useKeepFocus(whole, scroller)

  return (
    <div className={`timeline ${side}`} ref={whole}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller has to be reachable by keyboard */}
      <div className="scroller" ref={scroller} role="log" aria-live="off" aria-label="Messages" tabIndex={0}>
        <div ref={top}>
          <OlderHistory thread={thread} onLoad={loadOlder} />
        </div>
        <ThreadState thread={thread} isEmpty={items.length === 0} onRetry={() => client.open(conversationId)} />
        <ol ref={list} style={space}>
          {drawn.flatMap(block =>
            block.rows.map(row => (
              <TimelineRow
                key={row.id}
                row={row}
                side={side}
                isLive={isLive(state)}
                client={client}
                underAnswer={underAnswer}
                underAbsorbed={underAbsorbed}
                underMessage={underMessage}
              />
            )),
          )}
        </ol>
        <TypingLine state={state} conversationId={conversationId} />
        <div>{end}</div>
      </div>
      {!atEnd && (
        <button type="button" className="button to-end" onClick={toEnd}>
          <Icon name="down" />
          {unseen > 0 ? `${unseen} new` : "Newest"}
        </button>
      )}
      <Announcer items={items} />
    </div>
  )
}

/** How many messages of others came below the part of the thread that is on screen. */
function useUnseen(items: ReturnType<typeof timelineOf>, atEnd: boolean): number {
  const seen = useRef(0)
  const fromOthers = items.filter(item => item.kind === "entry" && !item.mine && isSaid(item.entry))
  const newest = fromOthers.at(-1)
  const position = newest?.kind === "entry" ? (newest.entry.seq ?? newest.entry.position ?? 0) : 0
  if (atEnd) seen.current = position
  return fromOthers.filter(item => item.kind === "entry" && (item.entry.seq ?? item.entry.position ?? 0) > seen.current)
    .length
}

const isSaid = ({ body }: Entry): boolean => body.type === "message" || (body.type === "answer" && body.text !== "")

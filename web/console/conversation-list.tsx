import { type CSSProperties, useRef } from "react"
import type { Queue } from "../../protocol/view.ts"
import { useArrivalInRoom } from "../app/arrival.ts"
import { inDigits } from "../look/digits.ts"
import { useCounts, useLine, useLineState } from "../organizations/line.ts"
import { ConversationRow } from "./conversation-row.tsx"
import { ListEnd } from "./list-end.tsx"
import { NewAbove } from "./new-above.tsx"
import { queueWords } from "./queue-words.ts"
import { useArrivedAbove } from "./use-arrived-above.ts"
import { useListFocus } from "./use-list-focus.ts"
import { useListKeys } from "./use-list-keys.ts"
import { useMore } from "./use-more.ts"
import { useReturnToRow } from "./use-return-to-row.ts"
import { useRowWindow } from "./use-row-window.ts"
import { useSettled } from "./use-settled.ts"

const nothing: readonly string[] = []

/** The second room: a queue, in the order people work through it. */
export function ConversationList({ queue, openId }: { queue: Queue; openId: string | null }) {
  const line = useLine()
  const state = useLineState()
  const count = useCounts()?.[queue]
  const heading = useArrivalInRoom()
  const scroller = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const read = state.lists[queue]
  const fresh = read.status === "unloaded" ? nothing : read.rows
  const { shown, arrived, take, hold } = useSettled(fresh)
  const { from, to, first, reveal } = useRowWindow(scroller, list, shown)
  const { places, goTo, focus } = useListFocus(list, { rows: shown, from, to, reveal, heading })
  const above = useArrivedAbove(shown, { first, from })
  useListKeys(list, { rows: shown, openId, goTo })
  useReturnToRow(openId, { rows: shown, goTo, heading })
  useMore(read, { isNear: to >= shown.length, onMore: () => line.loadMore(queue) })

  const showNew = () => {
    const newest = fresh.findIndex(id => arrived.includes(id) || above.includes(id))
    take()
    goTo(Math.max(newest, 0))
  }
  // The page is about the open conversation, or else about the list.
  const Heading = openId === null || !state.conversations.has(openId) ? "h1" : "h2"
  const words = queueWords[queue]
  const height: CSSProperties & Record<"--rows", number> = { "--rows": shown.length }
  const isWhole = read.status === "loaded" && read.nextCursor === null
  const size = isWhole ? shown.length : Math.max(count ?? -1, shown.length)
  return (
    <section className="list" aria-label={words.heading}>
      <div className="head">
        <Heading ref={heading} tabIndex={-1}>
          {words.heading}
        </Heading>
        <span className="soft small">
          {size > 1 && `${inDigits(size)}, `}
          {words.order}
        </span>
      </div>
      <div className="held" {...hold}>
        <NewAbove count={arrived.length + above.length} onShow={showNew} />
        <div className="scroller" ref={scroller}>
          <ul ref={list} style={height} {...focus}>
            {places.map(place => {
              const id = shown[place] ?? ""
              const conversation = state.conversations.get(id)
              return (
                conversation && (
                  <ConversationRow
                    key={id}
                    conversation={conversation}
                    queue={queue}
                    isOpen={id === openId}
                    hasLeft={shown !== fresh && !fresh.includes(id)}
                    here={state.here[id]}
                    place={place}
                    size={size}
                  />
                )
              )
            })}
          </ul>
          <ListEnd
            list={read}
            isEmpty={shown.length === 0}
            words={words}
            onMore={() => line.loadMore(queue)}
            onRetry={() => line.list(queue)}
          />
        </div>
      </div>
    </section>
  )
}

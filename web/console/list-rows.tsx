import { type CSSProperties, type RefObject, useRef } from "react"
import { useLocation } from "wouter"
import type { Label } from "../../protocol/desk.ts"
import { useBulkState } from "../bulk/bulk-provider.tsx"
import { useSelect } from "../bulk/use-select.ts"
import { useDesk } from "../desk/desk-queries.ts"
import { listIn } from "../live/list-questions.ts"
import type { ListRef } from "../live/list-ref.ts"
import { useLine, useLineState } from "../organizations/line.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { typingWords } from "../thread/typing-words.ts"
import { ConversationRow } from "./conversation-row.tsx"
import { filteredWords } from "./filter-words.ts"
import { listAddress } from "./list-address.ts"
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

interface Props {
  of: ListRef
  openId: string | null
  /** How many there are; -1 while nobody knows. */
  size: number
  heading: RefObject<HTMLElement | null>
  /** Selects all that the list holds. */
  onAll: () => void
}

const nothing: readonly string[] = []
const noLabels: readonly Label[] = []

/** The rows of a list: those on screen are drawn, under a hand they keep still, more are read as one comes near the end. */
export function ListRows({ of, openId, size, heading, onAll }: Props) {
  const { queue, filter } = of
  const { labels: _chosen, ...anyLabel } = filter
  const [, go] = useLocation()
  const line = useLine()
  const state = useLineState()
  const { organization } = useWorkplace()
  const scroller = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const read = listIn(state, of)
  const fresh = read.status === "unloaded" ? nothing : read.rows
  const { shown, arrived, take, hold } = useSettled(fresh)
  const { from, to, first, reveal } = useRowWindow(scroller, list, shown)
  const { places, goTo, focus } = useListFocus(list, { rows: shown, from, to, reveal, heading })
  const above = useArrivedAbove(shown, { first, from })
  useListKeys(list, { rows: shown, openId, goTo })
  const { selection } = useBulkState()
  const select = useSelect(list, { rows: shown, openId, goTo, onAll })
  const labels = useDesk(organization.id).data?.desk.labels ?? noLabels
  useReturnToRow(openId, { rows: shown, goTo, heading })
  useMore(read, { isNear: to >= shown.length, onMore: () => line.loadMore(queue, filter) })

  const showNew = () => {
    const newest = fresh.findIndex(id => arrived.includes(id) || above.includes(id))
    take()
    goTo(Math.max(newest, 0))
  }
  const height: CSSProperties & Record<"--rows", number> = { "--rows": shown.length }
  return (
    <div className="held" {...hold}>
      <NewAbove count={arrived.length + above.length} onShow={showNew} />
      <div className="scroller" ref={scroller}>
        <ul ref={list} style={height} className={selection.ids.size > 0 ? "selecting" : undefined} {...focus}>
          {places.map(place => {
            const id = shown[place] ?? ""
            const conversation = state.conversations.get(id)
            return (
              conversation && (
                <ConversationRow
                  key={id}
                  conversation={conversation}
                  href={listAddress(organization.slug, of, id)}
                  isOpen={id === openId}
                  hasLeft={shown !== fresh && !fresh.includes(id)}
                  isSelected={selection.ids.has(id)}
                  select={select}
                  labels={labels}
                  here={state.here[id]}
                  typing={typingWords(state, id)}
                  place={place}
                  size={size === -1 ? -1 : Math.max(size, shown.length)}
                />
              )
            )
          })}
        </ul>
        <ListEnd
          list={read}
          isEmpty={shown.length === 0}
          words={Object.keys(filter).length > 0 ? filteredWords : queueWords[queue]}
          onMore={() => line.loadMore(queue, filter)}
          onRetry={() => line.list(queue, filter)}
          onAnyLabel={() =>
            go(listAddress(organization.slug, { queue, filter: anyLabel }, openId ?? undefined), { replace: true })
          }
        />
      </div>
    </div>
  )
}

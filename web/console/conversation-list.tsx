import { useEffect, useRef, useState } from "react"
import { useLocation } from "wouter"
import { useArrivalInRoom } from "../app/arrival.ts"
import { BulkBar } from "../bulk/bulk-bar.tsx"
import { useBulk } from "../bulk/bulk-provider.tsx"
import { useSelectAll } from "../bulk/use-select-all.ts"
import { listIn } from "../live/list-questions.ts"
import { type ListRef, listKey } from "../live/list-ref.ts"
import { inDigits } from "../look/digits.ts"
import { Icon } from "../look/icon.tsx"
import { useKeepFocus } from "../look/use-keep-focus.ts"
import { useCounts, useLineState } from "../organizations/line.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { useCommand } from "../palette/commands.ts"
import { KeepView } from "../views/keep-view.tsx"
import { listAddress } from "./list-address.ts"
import { ListFilter } from "./list-filter.tsx"
import { ListRows } from "./list-rows.tsx"
import { queueWords } from "./queue-words.ts"

/** The second room: a queue, or what is filtered in it, in the order people work through it. */
export function ConversationList({ of, openId }: { of: ListRef; openId: string | null }) {
  const state = useLineState()
  const { organization } = useWorkplace()
  const [, go] = useLocation()
  const counts = useCounts()
  const room = useRef<HTMLElement>(null)
  const heading = useArrivalInRoom()
  useKeepFocus(room, heading)
  const filters = Object.keys(of.filter).length
  const [filterIsOpen, setFilterIsOpen] = useState(filters > 0)
  const filterWords = filterIsOpen ? "Close the filter" : "Filter this list"
  const turnFilter = () => setFilterIsOpen(!filterIsOpen)
  useCommand({ id: "filter", words: filterWords, key: "F", group: "List", run: turnFilter })
  const list = listIn(state, of)
  const read = list.status === "unloaded" ? 0 : list.rows.length
  const isWhole = list.status === "loaded" && list.nextCursor === null && !list.isCut
  const size = isWhole ? read : filters === 0 ? Math.max(counts?.[of.queue] ?? -1, read) : -1
  // The page is about the open conversation, or else about the list.
  const Heading = openId === null || !state.conversations.has(openId) ? "h1" : "h2"
  const { words: note, selectAll } = useSelectAll(of)
  const { show } = useBulk()
  const key = listKey(of)
  useEffect(() => show(key), [show, key])
  const words = queueWords[of.queue]
  return (
    <section ref={room} className="list" aria-label={words.heading}>
      <div className="list-top">
        <div className="head">
          <div className="what">
            <Heading ref={heading} tabIndex={-1}>
              {words.heading}
            </Heading>
            <span className="soft small">
              {size > 1 && `${inDigits(size)}, `}
              {words.order}
            </span>
          </div>
          <button
            type="button"
            className="button quiet"
            aria-expanded={filterIsOpen}
            aria-keyshortcuts="F"
            title="Filter (F)"
            onClick={turnFilter}
          >
            <Icon name="filter" />
            Filter{filters > 0 && ` (${filters})`}
          </button>
        </div>
        {filterIsOpen && (
          <div className="list-filter">
            <ListFilter
              filter={of.filter}
              onFilter={filter => go(listAddress(organization.slug, { ...of, filter }), { replace: true })}
            />
            {filters > 0 && <KeepView key={key} of={of} />}
          </div>
        )}
      </div>
      <ListRows key={key} of={of} openId={openId} size={size} heading={heading} onAll={selectAll} />
      <BulkBar of={of} size={size} onAll={selectAll} note={note} />
    </section>
  )
}

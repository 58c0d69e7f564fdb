import { refusals } from "../../protocol/refusal.ts"
import { Bones } from "../app/waiting.tsx"
import type { Failure, List } from "../live/state.ts"
import { Icon } from "../look/icon.tsx"

interface Props {
  list: List
  isEmpty: boolean
  words: { empty: string; emptyWhy: string }
  onMore: () => void
  onRetry: () => void
  /** Reads the list without the labels it is filtered by. */
  onAnyLabel: () => void
}

/** What comes after the rows: that there are none, that more are on the way, or that they could not be read. */
export function ListEnd({ list, isEmpty, words, onMore, onRetry, onAnyLabel }: Props) {
  if (list.status === "failed") {
    return (
      <div className="list-end">
        <div className="notice" role="alert">
          <Icon name="alert" />
          <span>{list.retryAt === null ? whyNot(list.failure) : "This list could not be read. We keep trying."}</span>
          {list.failure === "unknown_label" ? (
            <button type="button" className="button" onClick={onAnyLabel}>
              Take the label out of the filter
            </button>
          ) : (
            <button type="button" className="button" onClick={onRetry}>
              {list.retryAt === null ? "Try again" : "Try now"}
            </button>
          )}
        </div>
      </div>
    )
  }
  if (list.status !== "loaded") {
    return (
      <div className="list-end" aria-busy="true">
        {isEmpty && <Bones lines={6} />}
      </div>
    )
  }
  if (isEmpty) {
    return (
      <div className="empty">
        <h2>{words.empty}</h2>
        <p>{words.emptyWhy}</p>
      </div>
    )
  }
  if (list.isCut) return <p className="list-end soft small">There are more. Filter to see those further down.</p>
  if (list.nextCursor === null) return null
  return (
    <div className="list-end">
      <button type="button" className="button wide" aria-disabled={list.more === "loading"} onClick={onMore}>
        {list.more === "loading" ? "Loading more" : list.more === "failed" ? "Could not load: try again" : "Show more"}
      </button>
    </div>
  )
}

/** Asking again would be refused again. */
const whyNot = (failure: Failure): string =>
  failure === "unreachable" ? "This list could not be read." : `This list cannot be read: ${refusals[failure].title}`

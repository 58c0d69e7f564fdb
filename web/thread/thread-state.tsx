import { Bones } from "../app/waiting.tsx"
import type { Thread } from "../live/state.ts"

interface Props {
  thread: Thread | undefined
  isEmpty: boolean
  onRetry: () => void
}

/** What stands in place of entries that are not here (yet). */
export function ThreadState({ thread, isEmpty, onRetry }: Props) {
  if (thread === undefined || thread.status === "loading") {
    return isEmpty ? (
      <div className="bones" aria-busy="true">
        <p className="sr" role="status">
          Loading messages
        </p>
        <Bones lines={4} />
      </div>
    ) : null
  }
  if (thread.status === "loaded") return null
  if (thread.failure === "erased") {
    return (
      <div className="empty" role="status">
        <h2>This conversation has been erased</h2>
        <p>Everything that was said in it is gone for good.</p>
      </div>
    )
  }
  if (thread.failure === "not_found") {
    return (
      <div className="empty">
        <h2>There is nothing here</h2>
        <p>This conversation does not exist, or it is not yours to see.</p>
      </div>
    )
  }
  return (
    <div className="empty" role="alert">
      <h2>The messages could not be loaded</h2>
      <p>{thread.retryAt === null ? "Something went wrong on the way." : "We keep trying."}</p>
      <button type="button" className="button" onClick={onRetry}>
        Try again
      </button>
    </div>
  )
}

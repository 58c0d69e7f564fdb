import type { Thread } from "../live/state.ts"

/** What stands above the oldest message: that more is coming, that it could not come, or nothing. */
export function OlderHistory({ thread, onLoad }: { thread: Thread | undefined; onLoad: () => void }) {
  if (thread?.status !== "loaded" || thread.olderCursor === null) return null
  return (
    <p className="older" role="status">
      {thread.older === "failed" ? (
        <>
          Older messages could not be loaded.{" "}
          <button type="button" className="link" onClick={onLoad}>
            Try again
          </button>
        </>
      ) : (
        "Loading older messages"
      )}
    </p>
  )
}

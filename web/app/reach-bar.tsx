import { useSyncExternalStore } from "react"
import { Icon } from "../look/icon.tsx"
import { tryAgainNow } from "./queries.ts"
import { currentReach, onReach } from "./reach.ts"

/** Says calmly that the service is out of reach. It goes away by itself: every waiting request is tried again in the background. */
export function ReachBar() {
  const reach = useSyncExternalStore(onReach, currentReach)
  const online = useSyncExternalStore(onOnline, () => navigator.onLine)
  return (
    <div className="bar" role="status">
      {(reach === "unreachable" || !online) && (
        <div className="notice">
          <Icon name="alert" />
          <span>
            {online ? (
              <>
                <b>Parley cannot be reached.</b> We keep trying, and this page fills in as soon as it answers.
              </>
            ) : (
              <>
                <b>You are offline.</b> This page fills in when you are back.
              </>
            )}
          </span>
          <button type="button" className="button" onClick={tryAgainNow}>
            Try now
          </button>
        </div>
      )}
    </div>
  )
}

function onOnline(listener: () => void): () => void {
  addEventListener("online", listener)
  addEventListener("offline", listener)
  return () => {
    removeEventListener("online", listener)
    removeEventListener("offline", listener)
  }
}

import { sayRefusal } from "../app/say-refusal.ts"
import type { OrganizationClient } from "../live/organization-client.ts"
import type { TimelineItem } from "../live/timeline.ts"
import { clockTime } from "./times.ts"

interface Props {
  item: TimelineItem
  at: number
  /** Whether there is a line now: without one, what waits is not being sent. */
  isLive: boolean
  client: MessageActions
}

export type MessageActions = Pick<OrganizationClient, "retry" | "discard" | "regenerate" | "rate"> &
  Partial<Pick<OrganizationClient, "sendAnyway">>

/** How far the reader's own message has come, in words; when it did not, what to do. */
export function MessageState({ item, at, isLive, client }: Props) {
  if (item.kind === "entry") {
    // A note goes nowhere, so nothing becomes of it; when it was written stands above it.
    if (item.entry.body.type === "note") return null
    return (
      <div className="state">
        {item.receipt && <>{receiptWords[item.receipt]} · </>}
        <time dateTime={new Date(at).toISOString()}>{clockTime(at)}</time>
      </div>
    )
  }
  if (item.kind === "draft") return null
  const { sending } = item
  switch (sending.status) {
    case "accepted":
      return <div className="state">Sent · {clockTime(at)}</div>
    case "queued":
    case "sending":
      return <div className="state">{isLive ? "Sending…" : "Waiting to be sent"}</div>
    case "refused":
      return (
        <div className="state failed" role="alert">
          <span>Not sent. {sayRefusal(sending.refusal)}</span>
          <span className="choices">
            {sending.refusal.code === "stale" && client.sendAnyway ? (
              <button type="button" className="button" onClick={() => client.sendAnyway?.(item.id)}>
                Send anyway
              </button>
            ) : (
              <button type="button" className="link" onClick={() => client.retry(item.id)}>
                Try again
              </button>
            )}
            <button type="button" className="link" onClick={() => client.discard(item.id)}>
              Discard
            </button>
          </span>
        </div>
      )
  }
}

const receiptWords = { sent: "Sent", delivered: "Delivered", read: "Read" } as const

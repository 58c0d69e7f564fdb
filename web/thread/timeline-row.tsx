import { memo } from "react"
import type { Side } from "../../protocol/conversation.ts"
import type { TimelineItem } from "../live/timeline.ts"
import { MessageRow } from "./message-row.tsx"
import type { MessageActions } from "./message-state.tsx"
import type { Row } from "./rows.ts"
import { clockTime, dayWords } from "./times.ts"

interface Props {
  row: Row
  side: Side
  isLive: boolean
  client: MessageActions
}

/** One line of a thread, whatever it is. Drawn again only when it says something else: a thread may have thousands. */
export const TimelineRow = memo(DrawnRow, saysTheSame)

function DrawnRow({ row, ...message }: Props) {
  switch (row.kind) {
    case "day":
      return <li className="day">{dayWords(row.at, Date.now())}</li>
    case "new":
      return (
        <li className="new" data-mark>
          New messages
        </li>
      )
    case "event":
      return (
        <li className="event">
          <span>
            {row.words} · {clockTime(row.at)}
          </span>
        </li>
      )
    case "message":
      return <MessageRow row={row} {...message} />
  }
}

function saysTheSame(before: Props, after: Props): boolean {
  if (before.side !== after.side || before.isLive !== after.isLive || before.client !== after.client) return false
  const [one, other] = [before.row, after.row]
  if (one.kind !== "message" || other.kind !== "message") return one.kind === other.kind && one.id === other.id
  const sameRun = one.first === other.first && one.last === other.last
  return sameRun && one.mine === other.mine && isSame(one.item, other.item)
}

/** Entries and sendings are never changed in place. */
function isSame(one: TimelineItem, other: TimelineItem): boolean {
  if (one.kind === "entry" && other.kind === "entry") return one.entry === other.entry && one.receipt === other.receipt
  return one.kind === "pending" && other.kind === "pending" && one.sending === other.sending
}

import type { Side } from "../../protocol/conversation.ts"
import { MessageRow } from "./message-row.tsx"
import type { Row } from "./rows.ts"
import { clockTime, dayWords } from "./times.ts"

interface Props {
  row: Row
  side: Side
  isLive: boolean
  onRetry: (id: string) => void
  onDiscard: (id: string) => void
}

/** One line of a thread, whatever it is. */
export function TimelineRow({ row, ...message }: Props) {
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

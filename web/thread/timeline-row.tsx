import { memo, type ReactNode } from "react"
import type { Side } from "../../protocol/conversation.ts"
import type { AnswerFate } from "../live/answer-fate.ts"
import type { TimelineItem } from "../live/timeline.ts"
import type { AnswerRow } from "./answer-row.ts"
import { MessageRow } from "./message-row.tsx"
import type { MessageActions } from "./message-state.tsx"
import type { MessageRow as Message, Row } from "./rows.ts"
import { clockTime, dayWords } from "./times.ts"

interface Props {
  row: Row
  side: Side
  isLive: boolean
  client: MessageActions
  underAnswer: UnderAnswer | undefined
  underAbsorbed: UnderAbsorbed | undefined
  underMessage?: UnderMessage | undefined
}

/** Keep it the same from one drawing to the next: rows are drawn again when it is not. */
export type UnderAnswer = (answer: AnswerRow) => ReactNode

/** What stands under the word that another conversation goes on here. Keep it the same, too. */
export type UnderAbsorbed = (conversationId: string) => ReactNode

/** What can be done about what somebody wrote. Keep it the same, too. */
export type UnderMessage = (row: Message) => ReactNode

/** One line of a thread, whatever it is. Drawn again only when it says something else: a thread may have thousands. */
export const TimelineRow = memo(DrawnRow, saysTheSame)

function DrawnRow({ row, underAbsorbed, ...message }: Props) {
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
          {row.absorbed !== undefined && underAbsorbed?.(row.absorbed)}
        </li>
      )
    case "message":
      return <MessageRow row={row} {...message} />
  }
}

function saysTheSame(before: Props, after: Props): boolean {
  if (before.side !== after.side || before.isLive !== after.isLive || before.client !== after.client) return false
  if (before.underAnswer !== after.underAnswer || before.underAbsorbed !== after.underAbsorbed) return false
  if (before.underMessage !== after.underMessage) return false
  const [one, other] = [before.row, after.row]
  // What was said today was said yesterday once it is tomorrow.
  if (one.kind === "day") return false
  if (one.kind !== "message" || other.kind !== "message") return one.kind === other.kind && one.id === other.id
  const sameRun = one.first === other.first && one.last === other.last
  return sameRun && one.mine === other.mine && isSame(one.item, other.item)
}

/** Entries, sendings and drafts are never changed in place; the fate of an answer is put together each time. */
function isSame(one: TimelineItem, other: TimelineItem): boolean {
  switch (one.kind) {
    case "entry":
      return (
        other.kind === "entry" &&
        one.entry === other.entry &&
        one.receipt === other.receipt &&
        one.correction?.text === other.correction?.text &&
        isSameFate(one.fate, other.fate)
      )
    case "draft":
      return other.kind === "draft" && one.draft === other.draft && one.name === other.name
    case "pending":
      return other.kind === "pending" && one.sending === other.sending
  }
}

function isSameFate(one: AnswerFate | null, other: AnswerFate | null): boolean {
  if (one === null || other === null) return one === other
  const sameRating = one.rating === other.rating && one.reason === other.reason
  return (
    sameRating &&
    one.isReplaced === other.isReplaced &&
    one.mayAskAgain === other.mayAskAgain &&
    one.endedBy === other.endedBy
  )
}

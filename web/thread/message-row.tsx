import type { Side } from "../../protocol/conversation.ts"
import { Avatar } from "../look/avatar.tsx"
import { AnswerBody } from "./answer-body.tsx"
import { AnswerFoot } from "./answer-foot.tsx"
import { type MessageActions, MessageState } from "./message-state.tsx"
import type { MessageRow as Row } from "./rows.ts"
import { Said } from "./said.tsx"
import type { UnderAnswer, UnderMessage } from "./timeline-row.tsx"
import { clockTime } from "./times.ts"

interface Props {
  row: Row
  side: Side
  isLive: boolean
  client: MessageActions
  underAnswer: UnderAnswer | undefined
  underMessage?: UnderMessage | undefined
}

/** A message: a bubble for customers, plain and denser for staff. The markup is the same, so that an echo replaces nothing. */
export function MessageRow({ row, side, underAnswer, underMessage, ...state }: Props) {
  const showsState = row.mine && (row.last || row.item.kind === "pending")
  const name = row.mine && side === "staff" ? `${row.author.name} (you)` : row.author.name
  const isPlain = side === "staff" || !row.mine
  return (
    <li className={classOf(row)} data-id={row.id}>
      {row.first && isPlain && (
        <Avatar name={row.author.name} kind={row.author.kind === "assistant" ? "bot" : "person"} />
      )}
      {row.first && isPlain ? (
        <div className="who">
          <b>{name}</b>
          {row.author.kind === "assistant" && <span>AI</span>}
          {row.isNote && <span>note, only for the team</span>}
          <time dateTime={new Date(row.at).toISOString()}>{clockTime(row.at)}</time>
        </div>
      ) : (
        <span className="sr">
          {row.mine ? "You" : row.author.name}, {clockTime(row.at)}
        </span>
      )}
      <div className="bubble">
        {row.answer === null ? <Said row={row} side={side} /> : <AnswerBody text={row.text} answer={row.answer} />}
      </div>
      {row.answer !== null && (
        <AnswerFoot row={row} answer={row.answer} side={side} client={state.client} under={underAnswer} />
      )}
      {underMessage?.(row)}
      {showsState && <MessageState item={row.item} at={row.at} {...state} />}
    </li>
  )
}

function classOf(row: Row): string {
  const names = ["message"]
  if (row.mine) names.push("mine")
  if (row.isNote) names.push("note")
  if (row.first) names.push("first")
  if (row.last) names.push("last")
  if (row.item.kind === "draft") names.push("writing")
  if (row.item.kind === "pending") names.push(row.item.sending.status === "refused" ? "refused" : "pending")
  return names.join(" ")
}

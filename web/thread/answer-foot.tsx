import type { Side } from "../../protocol/conversation.ts"
import { Icon } from "../look/icon.tsx"
import type { AnswerRow } from "./answer-row.ts"
import type { MessageActions } from "./message-state.tsx"
import { RateAnswer } from "./rate-answer.tsx"
import type { MessageRow } from "./rows.ts"
import { Sources } from "./sources.tsx"
import type { UnderAnswer } from "./timeline-row.tsx"

interface Props {
  row: MessageRow
  answer: AnswerRow
  side: Side
  client: MessageActions
  under: UnderAnswer | undefined
}

/** Under an answer: why it is not whole, what it was drawn from, and whether it helped. */
export function AnswerFoot({ row, answer, side, client, under }: Props) {
  const { fate, ending, citations } = answer
  return (
    <div className="foot">
      {ending !== null && row.text !== "" && <p className="ending">{ending}</p>}
      {row.text !== "" && !fate?.isReplaced && <Sources citations={citations} />}
      {side === "customer" ? <CustomersSay row={row} answer={answer} client={client} /> : <Verdict answer={answer} />}
      {under?.(answer)}
    </div>
  )
}

/** What its customer can say of an answer that has ended: that it helped, that it did not, or once more. */
function CustomersSay({ row, answer: { fate }, client }: Pick<Props, "row" | "answer" | "client">) {
  // Its room is kept from the first word on, so that nothing jumps with the last one.
  if (fate === null || row.item.kind !== "entry") return <div className="says" />
  if (!fate.mayBeRated && !fate.mayAskAgain) return null
  const { id, conversationId } = row.item.entry
  return (
    <div className="says">
      {fate.mayBeRated && (
        <RateAnswer rating={fate.rating} onRate={rating => client.rate(conversationId, id, rating)} />
      )}
      {fate.mayAskAgain && (
        <button
          type="button"
          className="button quiet"
          onClick={({ currentTarget }) => {
            // This button goes away; whoever pressed it by keyboard goes on in the thread, where the next answer comes.
            currentTarget.closest<HTMLElement>("[role=log]")?.focus({ preventScroll: true })
            client.regenerate(conversationId, id)
          }}
        >
          <Icon name="again" />
          Another answer
        </button>
      )}
    </div>
  )
}

/** What the customer said of it, for staff. */
function Verdict({ answer: { fate } }: Pick<Props, "answer">) {
  if (fate === null || fate.rating === null) return null
  if (fate.rating === "up") return <p className="verdict">The customer found this helpful</p>
  return <p className="verdict">Not helpful{fate.reason === null ? "" : `: ${fate.reason}`}</p>
}

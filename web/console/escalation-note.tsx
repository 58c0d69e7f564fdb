import type { Conversation } from "../../protocol/conversation.ts"
import { escalationOf } from "../../protocol/reduce.ts"
import { causeWords } from "../assistant/cause-words.ts"
import { Icon } from "../look/icon.tsx"

/** Why a person was fetched and what has been tried, at the head of the thread: what whoever takes over reads first. */
export function EscalationNote({ state }: Pick<Conversation, "state">) {
  const escalation = state.status === "resolved" ? null : escalationOf(state)
  if (escalation === null) return null
  const { cause = "person", reason, summary } = escalation
  // What the customer said themselves stands in the head.
  if (cause === "person" && summary === undefined) return null
  return (
    <div className={`escalation ${state.status}`}>
      <p>
        <Icon name={cause === "failure" ? "alert" : "person"} />
        <span>
          <b>{causeWords[cause]}:</b> {reason}
        </span>
      </p>
      {summary !== undefined && (
        <details open={state.status === "waiting" && !isNarrow()}>
          <summary>What was asked and tried</summary>
          <p className="as-written">{summary}</p>
        </details>
      )}
    </div>
  )
}

/** On a phone it would leave no room for the messages. The same width as in the styles. */
const isNarrow = (): boolean => matchMedia("(max-width: 760px)").matches

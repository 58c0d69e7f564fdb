import type { Conversation } from "../../protocol/conversation.ts"
import { escalationOf } from "../../protocol/reduce.ts"
import { useNow } from "../app/use-now.ts"
import { causeWords } from "../assistant/cause-words.ts"
import { peopleHere } from "../live/presence.ts"
import { moment, span } from "../look/ago.ts"
import { Avatar } from "../look/avatar.tsx"
import { counted } from "../look/counted.ts"
import { Icon } from "../look/icon.tsx"
import { useLineState } from "../organizations/line.ts"
import { CustomerData } from "./customer/customer-data.tsx"
import { CustomerDetails } from "./customer/customer-details.tsx"
import { OriginDetails } from "./customer/origin-details.tsx"
import { AllDue } from "./due.tsx"
import { Earlier } from "./earlier.tsx"
import { Rated } from "./rated.tsx"
import { Summary } from "./summary.tsx"

interface Props {
  conversation: Conversation
  isOpen: boolean
  onClose: () => void
}

/** The fourth room: who the customer is and what brought them here. Folded away on smaller screens until it is asked for. */
export function ContextRoom({ conversation, isOpen, onClose }: Props) {
  const { customer, state, createdAt, spentTokens } = conversation
  const line = useLineState()
  const now = useNow()
  const isHere = peopleHere(line, conversation.id).some(({ kind }) => kind === "customer")
  const escalation = escalationOf(state)
  return (
    <aside className={`context ${isOpen ? "open" : ""}`} aria-label={`About ${customer.name}`}>
      <button type="button" className="button quiet icon-only close" aria-label="Close" onClick={onClose}>
        <Icon name="close" />
      </button>
      <div className="customer">
        <Avatar name={customer.name} here={isHere} sizePx={40} />
        <div className="what">
          <b className="cut" dir="auto">
            {customer.name}
          </b>
          <span className="small soft">
            {customer.isGuest ? "Guest" : "Has an account"}
            {isHere ? " · here now" : ""}
          </span>
        </div>
      </div>
      <CustomerDetails key={customer.id} customerId={customer.id} emailLeft={conversation.email} />
      {escalation && (
        <>
          <h2>{escalation.cause === undefined ? "Asked for a person" : causeWords[escalation.cause]}</h2>
          <p className="sum small">
            {escalation.reason}
            <span className="soft"> · {moment(escalation.at, now)}</span>
          </p>
          {/* Until then it stands at the head of the thread. */}
          {state.status === "resolved" && escalation.summary !== undefined && (
            <>
              <h2>What was asked and tried</h2>
              <p className="sum small as-written">{escalation.summary}</p>
            </>
          )}
        </>
      )}
      <Summary conversation={conversation} />
      <h2>Details</h2>
      <dl className="small">
        <dt>Started</dt>
        <dd>{moment(createdAt, now)}</dd>
        {state.status === "waiting" && (
          <>
            <dt>Waiting</dt>
            <dd>{span(now - state.escalation.at)}</dd>
          </>
        )}
        <AllDue conversation={conversation} />
        {state.status === "claimed" && (
          <>
            <dt>With</dt>
            <dd>{state.agent.name}</dd>
          </>
        )}
        {state.status === "resolved" && (
          <>
            <dt>Resolved by</dt>
            <dd>{state.by.name}</dd>
          </>
        )}
        <Rated conversation={conversation} />
        {spentTokens !== undefined && (
          <>
            <dt>Spent by the AI</dt>
            <dd>{counted(spentTokens, "token")}</dd>
          </>
        )}
      </dl>
      {conversation.origin && <OriginDetails origin={conversation.origin} />}
      <Earlier conversation={conversation} />
      <CustomerData key={`${customer.id} data`} customer={customer} />
    </aside>
  )
}

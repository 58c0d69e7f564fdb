import { type CSSProperties, type MouseEvent, memo } from "react"
import { Link } from "wouter"
import type { EscalationCause } from "../../protocol/answer.ts"
import { type Conversation, isUnread } from "../../protocol/conversation.ts"
import type { Label } from "../../protocol/desk.ts"
import { workOf } from "../../protocol/work.ts"
import { useAtNow } from "../app/use-now.ts"
import { Tick } from "../bulk/tick.tsx"
import type { Select } from "../bulk/use-select.ts"
import type { Marked } from "../live/state.ts"
import { moment, span } from "../look/ago.ts"
import { Avatar } from "../look/avatar.tsx"
import { useWorkplace } from "../organizations/organization-context.ts"
import { previewWords } from "../thread/preview-words.ts"
import { NextDue } from "./due.tsx"
import { ratedWords } from "./rated-words.ts"
import { RowLabels } from "./row-labels.tsx"
import { RowLookers } from "./row-lookers.tsx"

interface Props {
  conversation: Conversation
  /** Where it opens. */
  href: string
  isOpen: boolean
  /** It is not in this queue any more, and stays only until the hand leaves the list. */
  hasLeft: boolean
  isSelected: boolean
  select: Select
  /** All of the organization's. */
  labels: readonly Label[]
  here: readonly Marked[] | undefined
  /** Who else writes in it, in words. */
  typing: string | null
  /** From 0, of so many; -1 while nobody knows how many there are. */
  place: number
  size: number
}

export const ConversationRow = memo(function ConversationRow({
  conversation,
  href,
  isOpen,
  hasLeft,
  isSelected,
  select,
  labels,
  here,
  typing,
  place,
  size,
}: Props) {
  const { user } = useWorkplace()
  const { id, customer, state, preview } = conversation
  const at: CSSProperties & Record<"--place", number> = { "--place": place }
  const unread = isUnread(conversation, "staff")
  const rated = ratedWords(conversation)
  const people = here?.map(({ person }) => person) ?? []
  const customerIsHere = people.some(({ kind }) => kind === "customer")
  const lookers = people.filter(({ kind, userId }) => kind === "staff" && userId !== user.id)
  // Before wouter's link, which leaves such clicks to the browser.
  const onClickCapture = (event: MouseEvent) => {
    if (!event.shiftKey && !event.ctrlKey && !event.metaKey) return
    event.preventDefault()
    select(id, event.shiftKey ? "range" : "one")
  }
  return (
    <li aria-posinset={place + 1} aria-setsize={size} style={at}>
      <Link
        href={href}
        className={`row ${unread ? "unread" : ""} ${hasLeft ? "left" : ""} ${isSelected ? "selected" : ""}`}
        aria-current={isOpen ? "true" : undefined}
        data-row={id}
        onClickCapture={onClickCapture}
      >
        <Avatar name={customer.name} here={customerIsHere} sizePx={32} />
        <span className="who">
          {unread && <span className="new" aria-hidden="true" />}
          <b className="cut" dir="auto">
            {customer.name}
          </b>
          <RowLabels ids={workOf(conversation).labels} labels={labels} />
        </span>
        <RowTime conversation={conversation} />
        <span className="preview">
          <span className={`cut ${typing === null ? "" : "typing"}`} dir="auto">
            {typing ?? (preview === null ? "No messages yet" : said(conversation))}
          </span>
          <RowLookers lookers={lookers} />
        </span>
        <span className="chips">
          <NextDue conversation={conversation} />
          {unread && <span className="sr">New</span>}
          {state.status === "waiting" && <Cause cause={state.escalation.cause} />}
          {state.status === "waiting" && <span className="chip wait">{state.escalation.reason}</span>}
          {state.status === "claimed" && (
            <span className="chip">{state.agent.id === user.id ? "Yours" : `${state.agent.name} has it`}</span>
          )}
          {state.status === "resolved" && <span className="chip">Resolved</span>}
          {state.status === "resolved" && rated !== null && <span className="chip">{rated}</span>}
        </span>
      </Link>
      <Tick id={id} name={customer.name} isSelected={isSelected} select={select} />
    </li>
  )
})

/** How long somebody waits, or when something was last said. It ticks by itself: the row is not drawn again. */
function RowTime({ conversation: { state, updatedAt } }: { conversation: Conversation }) {
  const words = useAtNow(now => (state.status === "waiting" ? span(now - state.escalation.at) : moment(updatedAt, now)))
  return <span className="t">{words}</span>
}

/** Who fetched a person, when it was not the customer: the reason then is in other words than theirs. */
function Cause({ cause }: { cause: EscalationCause | undefined }) {
  switch (cause) {
    case "failure":
      return <span className="chip cause late">AI failed</span>
    case "model":
    case "rule":
      return <span className="chip cause">AI handed over</span>
    default:
      return null
  }
}

/** A conversation has one customer, whose id and name change when a guest makes an account. */
function said({ preview }: Conversation): string {
  if (preview === null) return ""
  const { author } = preview
  return author.kind === "customer" ? previewWords(preview) : `${author.name}: ${previewWords(preview)}`
}

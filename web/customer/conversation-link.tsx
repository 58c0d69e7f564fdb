import { Link } from "wouter"
import { type Conversation, isUnread } from "../../protocol/conversation.ts"
import { moment } from "../look/ago.ts"
import { previewWords } from "../thread/preview-words.ts"

interface Props {
  conversation: Conversation
  href: string
  isOpen: boolean
}

/** A conversation in a customer's list: how it begins now, when, where it stands, and whether something waits to be read. */
export function ConversationLink({ conversation, href, isOpen }: Props) {
  const unread = isUnread(conversation, "customer") && !isOpen
  const { preview, updatedAt } = conversation
  return (
    <li>
      <Link
        href={href}
        className={unread ? "conversation unread" : "conversation"}
        aria-current={isOpen ? "page" : undefined}
      >
        <span className="said cut">
          {preview ? `${preview.author.kind === "customer" ? "You: " : ""}${previewWords(preview)}` : "No message yet"}
        </span>
        <span className="when">{moment(updatedAt, Date.now())}</span>
        <span className="stands cut">
          {unread && <b>New · </b>}
          {standingWords(conversation)}
        </span>
      </Link>
    </li>
  )
}

function standingWords({ state }: Conversation): string {
  switch (state.status) {
    case "open":
      return "Open"
    case "waiting":
      return "Waiting for a person"
    case "claimed":
      return `With ${state.agent.name}`
    case "resolved":
      return "Resolved"
  }
}

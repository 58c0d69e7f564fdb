import { Link } from "wouter"
import type { ConversationHit } from "../../protocol/search.ts"
import { moment } from "../look/ago.ts"
import { Avatar } from "../look/avatar.tsx"
import { useWorkplace } from "../organizations/organization-context.ts"
import { MarkedText } from "./marked-text.tsx"

/** A conversation, by who it is with and why it was handed over. */
export function ConversationResult({ conversation, now }: { conversation: ConversationHit; now: number }) {
  const { organization } = useWorkplace()
  const { conversationId, customer, name, reason, preview, status, updatedAt } = conversation
  return (
    <li>
      <Link href={`/dashboard/${organization.slug}/conversations/all/${conversationId}`} className="result" data-row>
        <Avatar name={customer.name} />
        <span className="head">
          <b>
            <MarkedText segments={name} />
          </b>
          <span className={`chip ${status === "waiting" ? "wait" : ""}`}>{statusWords[status]}</span>
          <time className="soft" dateTime={new Date(updatedAt).toISOString()}>
            {moment(updatedAt, now)}
          </time>
        </span>
        {reason !== null && (
          <span className="text">
            <MarkedText segments={reason} />
          </span>
        )}
        {preview !== null && <span className="text soft cut">{preview}</span>}
      </Link>
    </li>
  )
}

const statusWords: Record<ConversationHit["status"], string> = {
  open: "Open",
  waiting: "Waiting",
  claimed: "With somebody",
  resolved: "Resolved",
}

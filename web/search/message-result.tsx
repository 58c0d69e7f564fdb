import { Link } from "wouter"
import type { MessageHit } from "../../protocol/search.ts"
import { moment } from "../look/ago.ts"
import { Avatar } from "../look/avatar.tsx"
import { useWorkplace } from "../organizations/organization-context.ts"
import { MarkedText } from "./marked-text.tsx"

/** Something that was said. Leads to its place in its thread. */
export function MessageResult({ message, now }: { message: MessageHit; now: number }) {
  const { organization } = useWorkplace()
  const { conversationId, seq, author, customer, kind, at, fragment } = message
  return (
    <li>
      <Link
        href={`/dashboard/${organization.slug}/conversations/all/${conversationId}?at=${seq}`}
        className={`result ${kind}`}
        data-row
      >
        <Avatar name={author.name} kind={author.kind === "assistant" ? "bot" : "person"} />
        <span className="head">
          <b>{author.name}</b>
          {author.kind !== "customer" && <span className="soft"> to {customer.name}</span>}
          {kind === "note" && <span className="chip">Note</span>}
          <time className="soft" dateTime={new Date(at).toISOString()}>
            {moment(at, now)}
          </time>
        </span>
        <span className="text">
          <MarkedText segments={fragment} />
        </span>
      </Link>
    </li>
  )
}

import { Link } from "wouter"
import type { AuditEvent } from "../../protocol/audit.ts"
import { Avatar } from "../look/avatar.tsx"
import { useWorkplace } from "../organizations/organization-context.ts"
import { auditWords, partWords } from "./audit-words.ts"

interface Props {
  event: AuditEvent
  onActor: (actor: string) => void
}

/** One thing that somebody did, as a sentence. What was done in a conversation leads to its place there. */
export function AuditRow({ event, onActor }: Props) {
  const { organization } = useWorkplace()
  const { at, actor, action, subject, details, conversationId, seq } = event
  const place = `/dashboard/${organization.slug}/conversations/all/${conversationId}?at=${seq}`
  return (
    <li>
      <Avatar name={actor.name} />
      <p>
        <button type="button" className="text-button" title={`Only ${actor.name}`} onClick={() => onActor(actor.id)}>
          {actor.name}
        </button>{" "}
        {auditWords[action].did} {conversationId !== null && <Link href={place}>{subject ?? "a customer"}</Link>}
        {conversationId === null && subject !== null && <b>{subject}</b>}
        {details.length > 0 && <span className="soft"> · {details.map(partWords).join(", ")}</span>}
      </p>
      <time className="soft small" dateTime={new Date(at).toISOString()}>
        {when.format(at)}
      </time>
    </li>
  )
}

const when = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" })

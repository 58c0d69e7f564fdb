import { Link } from "wouter"
import type { AuditAction, AuditEvent } from "../../protocol/audit.ts"
import { useDesk } from "../desk/desk-queries.ts"
import { Avatar } from "../look/avatar.tsx"
import { useWorkplace } from "../organizations/organization-context.ts"
import { auditWords } from "./audit-words.ts"
import { detailWords } from "./detail-words.ts"

interface Props {
  event: AuditEvent
  onActor: (actor: string) => void
}

/** One thing that somebody did, as a sentence. What was done in a conversation leads to its place there. */
export function AuditRow({ event, onActor }: Props) {
  const { organization } = useWorkplace()
  const { data } = useDesk(organization.id)
  const { at, actor, action, subject, details, conversationId, seq } = event
  const base = `/dashboard/${organization.slug}`
  const place = `${base}/conversations/all/${conversationId}?at=${seq}`
  return (
    <li>
      <Avatar name={actor.name} />
      <p>
        <button type="button" className="text-button" title={`Only ${actor.name}`} onClick={() => onActor(actor.id)}>
          {actor.name}
        </button>{" "}
        {auditWords[action].did} {conversationId !== null && <Link href={place}>{subject ?? "a customer"}</Link>}
        {conversationId === null && subject !== null && <Subject event={{ action, subject }} base={base} />}
        {details.length > 0 && <span className="soft"> · {detailWords(event, data?.desk)}</span>}
      </p>
      <time className="soft small" dateTime={new Date(at).toISOString()}>
        {when.format(at)}
      </time>
    </li>
  )
}

/** A customer is written down by their id alone, so that nobody's name outlives them here: the search knows who it is. */
function Subject({
  event: { action, subject },
  base,
}: {
  event: { action: AuditAction; subject: string }
  base: string
}) {
  if (!ofCustomer.has(action)) return <b>{subject}</b>
  return <Link href={`${base}/search?q=${subject}`}>{subject.slice(0, idCharacters)}</Link>
}

const ofCustomer = new Set<AuditAction>([
  "customer.changed",
  "customer.noted",
  "customer.note_changed",
  "customer.note_deleted",
  "customer.exported",
])
const idCharacters = 8

const when = new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeStyle: "medium" })

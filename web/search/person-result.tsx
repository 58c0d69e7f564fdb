import { Link } from "wouter"
import type { PersonHit } from "../../protocol/search.ts"
import { moment } from "../look/ago.ts"
import { Avatar } from "../look/avatar.tsx"
import { useWorkplace } from "../organizations/organization-context.ts"
import { roleWords } from "../organizations/role-words.ts"
import { MarkedText } from "./marked-text.tsx"

/** Somebody. Leads to what they wrote last, or to the team. */
export function PersonResult({ person, now }: { person: PersonHit; now: number }) {
  const { organization } = useWorkplace()
  const { name, email, role, isGuest, conversationId, lastAt } = person
  const base = `/dashboard/${organization.slug}`
  return (
    <li>
      <Link
        href={conversationId === null ? `${base}/team` : `${base}/conversations/all/${conversationId}`}
        className="result"
        data-row
      >
        <Avatar name={name.map(({ text }) => text).join("")} />
        <span className="head">
          <b>
            <MarkedText segments={name} />
          </b>
          {role !== null && <span className="chip">{roleWords[role].name}</span>}
          {isGuest && <span className="chip">Guest</span>}
          {lastAt !== null && <span className="soft">last {moment(lastAt, now)}</span>}
        </span>
        {email !== null && (
          <span className="text soft">
            <MarkedText segments={email} />
          </span>
        )}
      </Link>
    </li>
  )
}

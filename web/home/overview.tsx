import { Link } from "wouter"
import { isStaff } from "../../protocol/person.ts"
import { Page } from "../app/page.tsx"
import { failureOf } from "../app/queries.ts"
import { say } from "../app/say.ts"
import type { SessionUser } from "../app/session.ts"
import { Bones } from "../app/waiting.tsx"
import { accentStyle } from "../look/accent.ts"
import { FormError } from "../look/form-error.tsx"
import { Icon } from "../look/icon.tsx"
import { Mark } from "../look/mark.tsx"
import { type OwnOrganization, useOwnOrganizations } from "../organizations/own-organizations.ts"
import { roleWords } from "../organizations/role-words.ts"
import "../look/home.css"

/** The reader's organizations, each with the one place to go there. */
export function Overview({ user, isGuest }: { user: SessionUser; isGuest: boolean }) {
  const { data, error, hasNextPage, fetchNextPage } = useOwnOrganizations(true)
  const failure = failureOf(error)
  return (
    <Page title={`Hello, ${user.name}`} width="middling">
      {failure && <FormError>{say(failure)}</FormError>}
      {data === undefined && !failure && <Bones />}
      {data?.length === 0 && (
        <div className="card empty">
          <h2>No organization yet</h2>
          <p>Start one of your own, accept an invitation, or write to one at its public door.</p>
        </div>
      )}
      {data !== undefined && data.length > 0 && (
        <ul className="places">
          {data.map(one => (
            <Place key={`${one.relation} ${one.id}`} one={one} />
          ))}
        </ul>
      )}
      <div className="actions">
        {hasNextPage && (
          <button type="button" className="button" onClick={() => fetchNextPage()}>
            Show more
          </button>
        )}
        {!isGuest && (
          <Link href="/organizations/new" className="button">
            <Icon name="plus" /> New organization
          </Link>
        )}
        <Link href="/messages" className="button">
          <Icon name="talk" /> Your messages
        </Link>
      </div>
    </Page>
  )
}

function Place({ one }: { one: OwnOrganization }) {
  const works = isStaff(one)
  return (
    <li style={accentStyle(one.accent)}>
      <Link href={works ? `/dashboard/${one.slug}/conversations` : `/messages/${one.slug}`}>
        <Mark name={one.name} sizePx={40} />
        <span className="what">
          <b className="cut">{one.name}</b>
          <span className="soft small">
            {works ? `Console · ${roleWords[one.role ?? "member"].name}` : "Your messages"}
          </span>
        </span>
        <Icon name="next" />
      </Link>
    </li>
  )
}

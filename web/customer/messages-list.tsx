import { Link } from "wouter"
import { failureOf } from "../app/queries.ts"
import { ReachBar } from "../app/reach-bar.tsx"
import { say } from "../app/say.ts"
import type { SessionUser } from "../app/session.ts"
import { Bones } from "../app/waiting.tsx"
import { AccountMenu } from "../identity/account-menu.tsx"
import { FormError } from "../look/form-error.tsx"
import { Mark } from "../look/mark.tsx"
import { useOwnOrganizations } from "../organizations/own-organizations.ts"
import { OrganizationSection } from "./organization-section.tsx"

interface Props {
  user: SessionUser
  openSlug: string | null
  openId: string | null
}

/** Everybody one writes to, each with the conversations one has there. */
export function MessagesList({ user, openSlug, openId }: Props) {
  const { data, error, hasNextPage, fetchNextPage } = useOwnOrganizations(true)
  const failure = failureOf(error)
  // With nothing open the list is the page; beside a conversation it is the way around.
  const Landmark = openSlug === null ? "main" : "nav"
  return (
    <Landmark
      id={openSlug === null ? "main" : undefined}
      tabIndex={openSlug === null ? -1 : undefined}
      className="messages-list"
      aria-label="Your messages"
    >
      <header>
        <Link href="/" aria-label="Parley, start page">
          <Mark name="Parley" sizePx={30} />
        </Link>
        {openSlug === null ? <h1>Your messages</h1> : <b>Your messages</b>}
        <AccountMenu />
      </header>
      {/* Beside a conversation, its own bar says so. */}
      {openSlug === null && <ReachBar />}
      {failure && data === undefined && <FormError>{say(failure)}</FormError>}
      {data === undefined && !failure && <Bones lines={5} />}
      {data?.length === 0 && (
        <div className="empty">
          <h2>No conversations yet</h2>
          <p>Open an organization’s door, the address they gave you, and write to them.</p>
        </div>
      )}
      {data?.map(one => (
        <OrganizationSection
          key={`${one.relation} ${one.id}`}
          organization={one}
          userId={user.id}
          openId={one.slug === openSlug ? (openId ?? "") : null}
        />
      ))}
      {hasNextPage && (
        <button type="button" className="button" onClick={() => fetchNextPage()}>
          Show more
        </button>
      )}
    </Landmark>
  )
}

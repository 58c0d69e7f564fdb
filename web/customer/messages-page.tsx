import { Link, useParams } from "wouter"
import { usePageTitle } from "../app/arrival.ts"
import { leadBack } from "../app/destination.ts"
import { Page } from "../app/page.tsx"
import { useSession } from "../app/session.ts"
import { Waiting } from "../app/waiting.tsx"
import { useOrganizationAt } from "../organizations/organization-query.ts"
import { Messages } from "./messages.tsx"
import "./customer.css"

/** `/messages/:organizationSlug?/:conversationId?`: a person's conversations with all organizations they write to. */
export default function MessagesPage() {
  const { organizationSlug, conversationId } = useParams<{ organizationSlug?: string; conversationId?: string }>()
  const session = useSession()
  // Beside the session, not after it.
  useOrganizationAt(organizationSlug ?? "")
  usePageTitle("Your messages · Parley")
  if (session.kind === "loading") return <Waiting />
  if (session.kind === "nobody") {
    return (
      <Page title="Your messages" width="narrow">
        <div className="card">
          <p>Sign in to see the conversations you have with organizations.</p>
          <Link className="button primary large wide" href={leadBack("/sign-in", "/messages")}>
            Sign in
          </Link>
        </div>
      </Page>
    )
  }
  return (
    <Messages
      user={session.user}
      isGuest={session.kind === "guest"}
      slug={organizationSlug ?? null}
      conversationId={conversationId ?? null}
    />
  )
}

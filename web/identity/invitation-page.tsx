import { useQuery } from "@tanstack/react-query"
import { useParams } from "wouter"
import { receivedInvitation } from "../../protocol/organization.ts"
import { Page } from "../app/page.tsx"
import { failureOf, query } from "../app/queries.ts"
import { type SessionUser, useSession } from "../app/session.ts"
import { Bones, Waiting } from "../app/waiting.tsx"
import { InvitationAnswer } from "./invitation-answer.tsx"
import { InvitationRefused } from "./invitation-refused.tsx"
import { InvitedStranger } from "./invited-stranger.tsx"

/** Where the link in an invitation leads: sign in or up first, then accept or decline. */
export default function InvitationPage() {
  const { id = "" } = useParams<{ id: string }>()
  const session = useSession()
  switch (session.kind) {
    case "loading":
      return <Waiting />
    case "nobody":
    case "guest":
      return <InvitedStranger path={`/invitations/${id}`} />
    case "person":
      return <Received id={id} user={session.user} />
  }
}

function Received({ id, user }: { id: string; user: SessionUser }) {
  const path = `/invitations/${encodeURIComponent(id)}`
  const { data, error } = useQuery(query(["invitation", id, user.id], { path, schema: receivedInvitation }))
  const failure = failureOf(error)
  if (data !== undefined) return <InvitationAnswer invitation={data} />
  if (failure !== null) return <InvitationRefused failure={failure} user={user} />
  return (
    <Page title="Your invitation" width="narrow">
      <Bones />
    </Page>
  )
}

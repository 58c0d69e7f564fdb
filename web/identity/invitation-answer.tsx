import { useLocation } from "wouter"
import { z } from "zod"
import { organizationForCaller, type receivedInvitation } from "../../protocol/organization.ts"
import { isStaff } from "../../protocol/person.ts"
import { call } from "../app/api.ts"
import { Page } from "../app/page.tsx"
import { queryClient } from "../app/queries.ts"
import { say } from "../app/say.ts"
import { useAction } from "../app/use-action.ts"
import { accentStyle } from "../look/accent.ts"
import { FormError } from "../look/form-error.tsx"
import { Mark } from "../look/mark.tsx"
import { roleWords } from "../organizations/role-words.ts"
import "../look/organizations.css"

type Invitation = z.infer<typeof receivedInvitation>

export function InvitationAnswer({ invitation }: { invitation: Invitation }) {
  const { id, organization, role, inviterName } = invitation
  const [, go] = useLocation()
  const accept = useAction(
    () => call({ path: `/invitations/${id}/acceptance`, method: "POST", schema: organizationForCaller }),
    async ({ slug }) => {
      // All that this person may see has changed, except the invitation, which is used up.
      await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "invitation" })
      go(isStaff({ role }) ? `/dashboard/${slug}/conversations` : `/messages/${slug}`)
    },
  )
  const decline = useAction(
    () => call({ path: `/invitations/${id}/rejection`, method: "POST", schema: z.unknown() }),
    () => go("/"),
  )
  const failure = accept.failure ?? decline.failure
  const busy = accept.busy || decline.busy
  return (
    <Page title={`Join ${organization.name}`} width="narrow" style={accentStyle(organization.accent)}>
      <div className="card form">
        <div className="invited">
          <Mark name={organization.name} sizePx={52} />
          <p>
            <b>{inviterName}</b> invites you to <b>{organization.name}</b> as{" "}
            <b>{roleWords[role].name.toLowerCase()}</b>.
          </p>
          <p className="soft small">
            {roleWords[role].may} The invitation holds until {until.format(invitation.expiresAt)}.
          </p>
        </div>
        <FormError>{failure ? say(failure) : undefined}</FormError>
        <button
          type="button"
          className="button primary large"
          aria-disabled={busy}
          onClick={() => accept.run(undefined)}
        >
          {accept.busy ? "Joining" : "Accept"}
        </button>
        <button type="button" className="button quiet" aria-disabled={busy} onClick={() => decline.run(undefined)}>
          Decline
        </button>
      </div>
    </Page>
  )
}

const until = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", hour: "numeric", minute: "2-digit" })

import { Link, useLocation } from "wouter"
import type { RefusalCode } from "../../protocol/refusal.ts"
import type { Failure } from "../app/api.ts"
import { leadBack } from "../app/destination.ts"
import { Page } from "../app/page.tsx"
import { say } from "../app/say.ts"
import { type SessionUser, sessionChanged, signOut } from "../app/session.ts"
import { useAction } from "../app/use-action.ts"

/** Why an invitation cannot be used, and what to do: each reason has its own page. */
export function InvitationRefused({ failure, user }: { failure: Failure; user: SessionUser }) {
  const [path, go] = useLocation()
  const change = useAction(signOut, async () => {
    await sessionChanged()
    go(leadBack("/sign-in", path))
  })
  const code = failure.kind === "refused" ? failure.refusal.code : null
  const words = (code && reasons[code]) ?? { title: "This invitation cannot be opened", lead: say(failure) }
  return (
    <Page title={words.title} lead={words.lead} width="narrow">
      {code === "invitation_not_yours" && (
        <p>
          You are signed in as <b>{user.email}</b>.
        </p>
      )}
      <div className="actions">
        {code === "invitation_not_yours" && (
          <button type="button" className="button primary" onClick={() => change.run(undefined)}>
            Use another account
          </button>
        )}
        <Link href="/" className="button">
          To the front page
        </Link>
      </div>
    </Page>
  )
}

const reasons: Partial<Record<RefusalCode, { title: string; lead: string }>> = {
  invitation_expired: {
    title: "This invitation has expired",
    lead: "Invitations hold for a few days. Ask whoever sent it for a new one.",
  },
  invitation_not_yours: {
    title: "This invitation is for somebody else",
    lead: "It was sent to another e-mail address. Sign in with that one to use it.",
  },
  already_exists: {
    title: "You have answered this invitation",
    lead: "If you accepted it, you find the organization on your front page.",
  },
  not_found: {
    title: "This invitation is not there any more",
    lead: "It was used, declined or withdrawn, or the link is not complete. Ask whoever sent it for a new one.",
  },
}

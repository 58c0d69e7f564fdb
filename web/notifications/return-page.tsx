import { useState } from "react"
import { Link, useLocation } from "wouter"
import { returned } from "../../protocol/mail-link.ts"
import { call, type Failure } from "../app/api.ts"
import { Page } from "../app/page.tsx"
import { say } from "../app/say.ts"
import { sayRefusal } from "../app/say-refusal.ts"
import { useSession } from "../app/session.ts"
import { Waiting } from "../app/waiting.tsx"
import { learnSession, signInAsGuest } from "../customer/guest.ts"
import { FormError } from "../look/form-error.tsx"
import { linkToken } from "./link-token.ts"

/** `/return#…`, where a mail leads: a press, since programs that look into mails follow links, too. */
export default function ReturnPage() {
  const session = useSession()
  const [, go] = useLocation()
  const [token] = useState(linkToken)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)
  const [isOver, setOver] = useState(token === "")
  if (session.kind === "loading") return <Waiting />
  if (isOver) return <Over />

  async function goOn(): Promise<void> {
    if (busy) return
    setBusy(true)
    setError(await enter())
    setBusy(false)
  }

  /** Null when it leads on, else what to say. */
  async function enter(): Promise<string | null> {
    if (session.kind === "nobody") {
      const guest = await signInAsGuest()
      if (guest === null) return say({ kind: "unreachable" })
      if (!guest.ok) return sayRefusal(guest.refusal)
      await learnSession()
    }
    const answer = await call({ path: "/returns", method: "POST", body: { token }, schema: returned })
    if (!answer.ok) return refused(answer.failure)
    const { organizationSlug, conversationId } = answer.value
    go(`/o/${organizationSlug}/${conversationId}`, { replace: true })
    return null
  }

  function refused(failure: Failure): string {
    if (failure.kind === "refused" && failure.refusal.code === "bad_link") setOver(true)
    return say(failure)
  }

  return (
    <Page title="Go on with your conversation" lead="You come from a mail that told you of an answer." width="narrow">
      <FormError>{error ?? undefined}</FormError>
      {session.kind === "person" && (
        <p>
          You are signed in as <b>{session.user.email}</b>. The conversation will be among your messages.
        </p>
      )}
      <div className="actions">
        <button type="button" className="button primary" aria-disabled={busy} onClick={goOn}>
          {busy ? "Opening" : "Open the conversation"}
        </button>
      </div>
    </Page>
  )
}

function Over() {
  return (
    <Page
      title="This link does not lead anywhere any more"
      lead="Links in mails hold for thirty days, and as long as the address they were sent to is the one you left."
      width="narrow"
    >
      <div className="actions">
        <Link href="/" className="button">
          To the front page
        </Link>
      </div>
    </Page>
  )
}

import { useState } from "react"
import { subscription } from "../../protocol/mail-link.ts"
import { call } from "../app/api.ts"
import { Page } from "../app/page.tsx"
import { say } from "../app/say.ts"
import { FormError } from "../look/form-error.tsx"
import { linkToken } from "./link-token.ts"

/** `/unsubscribe#…`: no more mail from an organization, by a press, and the way back. */
export default function UnsubscribePage() {
  const [token] = useState(linkToken)
  const [now, setNow] = useState<{ organizationName: string; address: string; isStopped: boolean } | null>(null)
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string | null>(null)

  async function change(isStopped: boolean): Promise<void> {
    if (busy) return
    setBusy(true)
    const answer = await call({
      path: "/unsubscription",
      method: "PUT",
      body: { token, isStopped },
      schema: subscription,
    })
    setBusy(false)
    setError(answer.ok ? null : say(answer.failure))
    if (answer.ok) setNow(answer.value)
  }

  const isStopped = now?.isStopped ?? false
  return (
    <Page title="Mail about your conversations" width="narrow">
      <FormError>{error ?? undefined}</FormError>
      <p role="status">
        {now === null && "When somebody answers you after you have left, you get one mail. You can have it stopped."}
        {now !== null && isStopped && (
          <>
            <b>{now.organizationName}</b> sends no more mail to <b>{now.address}</b>. Your conversations stay where they
            are.
          </>
        )}
        {now !== null && !isStopped && (
          <>
            <b>{now.organizationName}</b> sends mail to <b>{now.address}</b> again.
          </>
        )}
      </p>
      <div className="actions">
        <button
          type="button"
          className={isStopped ? "button" : "button primary"}
          aria-disabled={busy}
          onClick={() => change(!isStopped)}
        >
          {isStopped ? "Send me mail again" : "Send me no more mail"}
        </button>
      </div>
    </Page>
  )
}

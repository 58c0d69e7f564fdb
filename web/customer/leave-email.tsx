import { useRef, useState } from "react"
import { useSession } from "../app/session.ts"
import type { OrganizationClient } from "../live/organization-client.ts"
import { Icon } from "../look/icon.tsx"
import type { EmailAsked } from "./email-asked.ts"
import { EmailForm } from "./email-form.tsx"
import { takenOr } from "./taken.ts"
import "./thread-end.css"

interface Props {
  client: Pick<OrganizationClient, "act">
  conversationId: string
  asked: EmailAsked
}

/** Where the answer goes when its customer has left: asked for once nobody has come, and offered to guests before. */
export default function LeaveEmail({
  client,
  conversationId,
  asked: { hasNobodyCome, left, isGuest, isHeldBack },
}: Props) {
  const session = useSession()
  const [isWriting, setWriting] = useState(false)
  const told = useRef<HTMLParagraphElement>(null)
  const own = !isGuest && session.kind === "person" ? session.user.email : null
  const address = left ?? own

  function send(email: string): true | string {
    const taken = takenOr(client.act(conversationId, { type: "leave_email", email }))
    if (taken === true) setWriting(false)
    if (taken === true) told.current?.focus()
    return taken
  }
  const isOpen = isWriting || (address === null && hasNobodyCome)
  return (
    <section className="asked" aria-label="Mail when you have left">
      <p role="status" tabIndex={-1} ref={told}>
        {isHeldBack && (
          <>
            <b>{address}</b> is kept here, and sent when you are back.
          </>
        )}
        {address !== null && !isHeldBack && (
          <>
            When somebody answers and you have left, we write to <b>{address}</b>. Each mail has a link that stops them.
          </>
        )}
        {address === null && hasNobodyCome && "You need not stay: leave an address, and the answer comes by mail."}
      </p>
      {isOpen ? (
        <EmailForm
          draft={`email ${conversationId}`}
          isAsked={!isWriting}
          onSend={send}
          onClose={address === null && hasNobodyCome ? null : () => setWriting(false)}
        />
      ) : (
        <button type="button" className={address === null ? "button" : "link"} onClick={() => setWriting(true)}>
          {address === null ? (
            <>
              <Icon name="at" /> Get the answer by mail
            </>
          ) : (
            "Use another address"
          )}
        </button>
      )}
    </section>
  )
}

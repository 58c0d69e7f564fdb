import { useEffect } from "react"
import { Link } from "wouter"
import type { Conversation } from "../../protocol/conversation.ts"
import { useNow } from "../app/use-now.ts"
import { moment } from "../look/ago.ts"
import { useLine, useLineState } from "../organizations/line.ts"
import { useWorkplace } from "../organizations/organization-context.ts"

/** The customer's other conversations, as far as the lists of this page have read. */
export function Earlier({ conversation }: { conversation: Conversation }) {
  const line = useLine()
  const { conversations } = useLineState()
  const { organization } = useWorkplace()
  const now = useNow()
  useEffect(() => {
    line.list("all")
    line.list("resolved")
  }, [line])
  const others = Object.values(conversations)
    .filter(({ id, customer }) => customer.id === conversation.customer.id && id !== conversation.id)
    .sort((a, b) => b.updatedAt - a.updatedAt)
    .slice(0, shownMax)
  return (
    <>
      <h2>Other conversations</h2>
      {others.length === 0 ? (
        <p className="small soft">None so far.</p>
      ) : (
        <ul className="earlier small">
          {others.map(({ id, preview, updatedAt, state }) => (
            <li key={id}>
              <Link href={`/dashboard/${organization.slug}/conversations/all/${id}`}>
                <span className="cut">{preview?.text ?? "No messages"}</span>
                <span className="soft">
                  {statusWords[state.status]} · {moment(updatedAt, now)}
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const shownMax = 8

const statusWords = { open: "open", waiting: "waiting", claimed: "with the team", resolved: "resolved" } as const

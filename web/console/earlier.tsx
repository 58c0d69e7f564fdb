import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { Link } from "wouter"
import type { Conversation } from "../../protocol/conversation.ts"
import { conversationPage } from "../../protocol/rest.ts"
import { query } from "../app/queries.ts"
import { useNow } from "../app/use-now.ts"
import { moment } from "../look/ago.ts"
import { useLineState } from "../organizations/line.ts"
import { useWorkplace } from "../organizations/organization-context.ts"
import { previewWords } from "../thread/preview-words.ts"

/** The customer's other conversations, read when this one is opened and kept current by what the line tells. */
export function Earlier({ conversation }: { conversation: Conversation }) {
  const { customer } = conversation
  const { conversations } = useLineState()
  const { organization } = useWorkplace()
  const now = useNow()
  const search = new URLSearchParams({
    organizationId: organization.id,
    customerId: customer.id,
    limit: String(shownMax + 1),
  })
  const read = useQuery(
    query(["conversations-of", organization.id, customer.id], {
      path: `/conversations?${search}`,
      schema: conversationPage,
    }),
  )
  const others = useMemo(() => {
    const known = [...(read.data?.conversations ?? []), ...conversations.values()]
    const theirs = known.filter(one => one.customer.id === customer.id && one.id !== conversation.id)
    return [...new Map(theirs.map(one => [one.id, one])).values()]
      .sort((a, b) => b.updatedAt - a.updatedAt)
      .slice(0, shownMax)
  }, [read.data, conversations, customer.id, conversation.id])
  return (
    <>
      <h2>Other conversations</h2>
      {others.length === 0 ? (
        <p className="small soft">{wordsFor(read.status)}</p>
      ) : (
        <ul className="earlier small">
          {others.map(({ id, preview, updatedAt, state }) => (
            <li key={id}>
              <Link href={`/dashboard/${organization.slug}/conversations/all/${id}`}>
                <span className="cut">{preview === null ? "No messages" : previewWords(preview)}</span>
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

function wordsFor(status: "pending" | "error" | "success"): string {
  switch (status) {
    case "pending":
      return "Looking …"
    case "error":
      return "They could not be read."
    case "success":
      return "None so far."
  }
}

const statusWords = { open: "open", waiting: "waiting", claimed: "with the team", resolved: "resolved" } as const

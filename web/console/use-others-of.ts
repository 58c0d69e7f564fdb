import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import type { Conversation } from "../../protocol/conversation.ts"
import { conversationPage } from "../../protocol/rest.ts"
import { query } from "../app/queries.ts"
import { useLineState } from "../organizations/line.ts"
import { useWorkplace } from "../organizations/organization-context.ts"

const shownMax = 8

/** The customer's other conversations, newest first: read when this one is opened and kept current by what the line tells. */
export function useOthersOf(conversation: Conversation) {
  const { customer } = conversation
  const { conversations } = useLineState()
  const { organization } = useWorkplace()
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
  return { others, status: read.status }
}

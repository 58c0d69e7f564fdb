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
    const theirs = new Map<string, Conversation>()
    const take = (one: Conversation) => {
      if (one.customer.id === customer.id && one.id !== conversation.id) theirs.set(one.id, one)
    }
    read.data?.conversations.forEach(take)
    // Not as a list: a page may know tens of thousands, and this is done whenever one of them changes.
    for (const one of conversations.values()) take(one)
    return [...theirs.values()].sort((a, b) => b.updatedAt - a.updatedAt).slice(0, shownMax)
  }, [read.data, conversations, customer.id, conversation.id])
  return { others, status: read.status }
}

import type { SearchPage } from "../../protocol/search.ts"
import type { Database } from "../client.ts"
import { accountsOf } from "./accounts.ts"
import { candidateById } from "./candidates.ts"
import { conversationHitOf } from "./find-conversations.ts"
import { conversationsById } from "./found-conversations.ts"
import { customerOf } from "./found-people.ts"
import { fragment } from "./highlight.ts"
import type { Search } from "./read-search.ts"

/** What has this id in the organization: a message, a conversation, the customer of one. Somebody pastes it from a log or a link. */
export async function findById(
  database: Database,
  organizationId: string,
  { id, search }: { id: string; search: Search },
): Promise<Pick<SearchPage, "messages" | "people" | "conversations">> {
  const [messages, found] = await Promise.all([
    candidateById(database, organizationId, id),
    conversationsById(database, organizationId, id),
  ])
  const customers = found.filter(({ customer }) => customer.id === id).map(customerOf)
  const accounts = await accountsOf(database, { ids: customers.map(({ userId }) => userId) })
  return {
    messages: messages.map(({ text, ...one }) => ({ ...one, fragment: fragment(search.terms, text) })),
    people: customers.map(({ name, ...person }) => {
      const email = accounts.get(person.userId)?.email
      return { ...person, name: [{ text: name, hit: false }], email: email ? [{ text: email, hit: false }] : null }
    }),
    conversations: found
      .filter(({ conversationId }) => conversationId === id)
      .map(one => conversationHitOf(search, one)),
  }
}

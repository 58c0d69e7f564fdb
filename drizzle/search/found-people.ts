import { and, desc, eq, inArray } from "drizzle-orm"
import { limits } from "../../protocol/limits.ts"
import { role } from "../../protocol/person.ts"
import type { PersonHit } from "../../protocol/search.ts"
import type { Database } from "../client.ts"
import { member, user } from "../schema/auth.ts"
import { conversations } from "../schema/conversations.ts"
import { within } from "../scope.ts"
import { accountsOf } from "./accounts.ts"
import { type FoundConversation, foundConversations, type Span } from "./found-conversations.ts"
import { matchesOf } from "./match.ts"
import type { Search } from "./read-search.ts"
import { nameQuery } from "./tsquery.ts"
import { wordsIn } from "./words.ts"

/** Somebody who was found, before it is known how well they fit. */
export type FoundPerson = Omit<PersonHit, "name" | "email"> & { name: string; email: string | null }

/** Members whose name and address together have all the words. There are few of them: they need no index. */
export async function membersNamed(
  database: Database,
  organizationId: string,
  { terms }: Search,
): Promise<FoundPerson[]> {
  const members = await database
    .select({ userId: user.id, name: user.name, email: user.email, role: member.role })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(eq(member.organizationId, organizationId))
    .limit(limits.searchMembersMax)
  return members
    .filter(({ name, email }) => {
      const words = wordsIn(`${name} ${email}`)
      return terms.every(term => matchesOf(term, words).length > 0)
    })
    .map(one => ({ ...one, role: role.parse(one.role), isGuest: false, conversationId: null, lastAt: null }))
}

/** Customers whose name has all the words, as it stands in their newest conversation. */
export async function customersNamed(
  database: Database,
  organizationId: string,
  { search, since, now }: { search: Search } & Span,
): Promise<FoundPerson[]> {
  const found = await foundConversations(database, organizationId, {
    queryOf: keys => nameQuery(keys, search),
    ...{ since, now, limit: limits.searchRankedMax },
  })
  const newest = new Map<string, FoundPerson>()
  for (const one of found) if (!newest.has(one.customer.id)) newest.set(one.customer.id, customerOf(one))
  return [...newest.values()]
}

export function customerOf({ customer, conversationId, updatedAt }: FoundConversation): FoundPerson {
  const { id: userId, name, isGuest } = customer
  return { userId, name, email: null, isGuest, role: null, conversationId, lastAt: updatedAt }
}

/** Customers at an address, or at addresses that begin so. Those of other organizations are left out by what they wrote here: nothing. */
export async function customersAt(
  database: Database,
  organizationId: string,
  { address }: Search,
): Promise<FoundPerson[]> {
  if (address === null) return []
  const accounts = await accountsOf(database, { beginning: address, limit: limits.searchAddressesMax })
  if (accounts.size === 0) return []
  const wrote = database
    .select({ userId: conversations.userId, conversationId: conversations.id, updatedAt: conversations.updatedAt })
    .from(conversations)
    .where(and(eq(conversations.organizationId, organizationId), inArray(conversations.userId, [...accounts.keys()])))
    .orderBy(desc(conversations.updatedAt))
    .limit(limits.searchRankedMax)
  const [rows] = await within(database, { kind: "tenants", organizationIds: [organizationId] }, [wrote])
  const newest = new Map<string, FoundPerson>()
  for (const { userId, conversationId, updatedAt } of rows) {
    const account = userId === null ? undefined : accounts.get(userId)
    if (userId === null || !account || newest.has(userId)) continue
    const { name, email } = account
    newest.set(userId, { userId, name, email, isGuest: false, role: null, conversationId, lastAt: updatedAt.getTime() })
  }
  return [...newest.values()]
}

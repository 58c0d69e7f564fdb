import type { PersonHit } from "../../protocol/search.ts"
import type { Database } from "../client.ts"
import { accountsOf } from "./accounts.ts"
import type { Span } from "./found-conversations.ts"
import { customersAt, customersNamed, type FoundPerson, membersNamed } from "./found-people.ts"
import { marked } from "./highlight.ts"
import { scoreOf } from "./rank.ts"
import type { Search } from "./read-search.ts"

/**
 * People who belong to the organization or write to it, by name, e-mail address or the beginning of one. Best first. Nobody
 * who has nothing to do with this organization is found, whatever address they have.
 */
export async function findPeople(
  database: Database,
  organizationId: string,
  { search, since, now, limit }: { search: Search; limit: number } & Span,
): Promise<PersonHit[]> {
  if (search.terms.length === 0) return []
  const found = await Promise.all([
    membersNamed(database, organizationId, search),
    customersNamed(database, organizationId, { search, since, now }),
    customersAt(database, organizationId, search),
  ])
  const once = new Map<string, FoundPerson>()
  for (const person of found.flat()) {
    const known = once.get(person.userId)
    once.set(person.userId, known ? { ...person, ...known, ...lastOf(known, person) } : person)
  }
  const best = [...once.values()]
    .map(person => ({ person, score: scoreIn(search, person, now) }))
    .toSorted((one, other) => other.score - one.score)
    .slice(0, limit)
    .map(({ person }) => person)
  const accounts = await accountsOf(database, { ids: best.map(({ userId }) => userId) })
  return best.map(person => hitOf(search, person, accounts.get(person.userId)?.email ?? null))
}

/** Somebody who belongs to the organization may write to it too. */
const lastOf = (one: FoundPerson, other: FoundPerson) =>
  one.lastAt === null
    ? { conversationId: other.conversationId, lastAt: other.lastAt }
    : { conversationId: one.conversationId, lastAt: one.lastAt }

const scoreIn = ({ terms }: Search, { name, email, lastAt }: FoundPerson, now: number): number =>
  scoreOf(terms, { text: `${name} ${email ?? ""}`, ageMs: lastAt === null ? 0 : now - lastAt })

const hitOf = ({ terms }: Search, { name, ...person }: FoundPerson, email: string | null): PersonHit => ({
  ...person,
  name: marked(terms, name),
  email: email === null ? null : marked(terms, email),
})

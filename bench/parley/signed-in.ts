import { randomBytes, randomUUID } from "node:crypto"
import { makeSignature } from "better-auth/crypto"
import type { Database } from "../../drizzle/client.ts"
import { member, organization, session, user } from "../../drizzle/schema/auth.ts"
import { customers } from "../../drizzle/schema/customers.ts"
import type { Role } from "../../protocol/person.ts"

/** Signs the sessions of every measurement. */
export const benchSecret = "a secret of the measurements, of more than 32 characters"
export const benchOrigin = "http://localhost:8788"

const sessionMs = 3 * 3_600_000

export interface SignedIn {
  id: string
  name: string
  /** As a browser sends it. */
  cookie: string
}

export async function foundOrganization(database: Database): Promise<string> {
  const id = randomUUID()
  await database.insert(organization).values({ id, name: "Bench", slug: benchSlug(id) })
  return id
}

/** Short enough for an address. */
export const benchSlug = (organizationId: string): string => `bench-${organizationId.slice(0, 8)}`

/** People with a session each, written as better-auth writes them; `role` is null for customers who have been there before. */
export async function signIn(
  database: Database,
  organizationId: string,
  { count, role }: { count: number; role: Role | null },
): Promise<SignedIn[]> {
  const people = Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    name: `Person ${index}`,
    token: randomBytes(24).toString("base64url"),
  }))
  const expiresAt = new Date(Date.now() + sessionMs)
  await database.batch([
    database.insert(user).values(people.map(({ id, name }) => ({ id, name, email: `${id}@example.com` }))),
    database.insert(session).values(people.map(({ id, token }) => ({ token, userId: id, expiresAt }))),
    role === null
      ? database.insert(customers).values(people.map(({ id }) => ({ organizationId, userId: id })))
      : database.insert(member).values(people.map(({ id }) => ({ organizationId, userId: id, role }))),
  ])
  return Promise.all(
    people.map(async ({ id, name, token }) => {
      const signed = encodeURIComponent(`${token}.${await makeSignature(token, benchSecret)}`)
      return { id, name, cookie: `parley.session_token=${signed}` }
    }),
  )
}

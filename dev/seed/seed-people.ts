import { hashPassword } from "better-auth/crypto"
import type { Database } from "../../drizzle/client.ts"
import { account, member, organization, user } from "../../drizzle/schema/auth.ts"
import { demoPassword, organizations, type Person, people } from "./cast.ts"
import { fixedId } from "./fixed-id.ts"

/** Writes the demo's organizations, people and accounts. What is there already stays as it is, changed or not. */
export async function seedPeople(database: Database): Promise<void> {
  const everybody: Person[] = Object.values(people)
  const password = await hashPassword(demoPassword)
  await database.batch([
    database.insert(organization).values(Object.values(organizations)).onConflictDoNothing(),
    database.insert(user).values(everybody.map(userRow)).onConflictDoNothing(),
    database
      .insert(account)
      .values(everybody.flatMap(one => accountRow(one, password)))
      .onConflictDoNothing(),
    database.insert(member).values(everybody.flatMap(memberRows)).onConflictDoNothing(),
  ])
}

function userRow({ id, name, email }: Person) {
  // A guest has no address, and the column wants one that nobody else has.
  return { id, name, email: email ?? `${id}@guest.invalid`, emailVerified: email !== null, isAnonymous: email === null }
}

function accountRow({ id, name, email }: Person, password: string) {
  if (email === null) return []
  return [{ id: fixedId(`account ${name}`), accountId: id, providerId: "credential", userId: id, password }]
}

function memberRows({ id, name, roles }: Person) {
  return Object.values(organizations).flatMap(({ id: organizationId, slug }) => {
    const role = roles[slug]
    return role ? [{ id: fixedId(`member ${name} ${slug}`), organizationId, userId: id, role }] : []
  })
}

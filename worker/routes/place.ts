import type { Database } from "../../drizzle/client.ts"
import { database } from "../../drizzle/client.ts"
import { organizationOfConversation } from "../../drizzle/queries/organization-of-conversation.ts"
import { isStaff, type Viewer } from "../../protocol/person.ts"
import type { Env } from "../env.ts"
import { organizationsOf, rememberCustomer } from "../identity/customers.ts"
import { type OrganizationRow, organizationFor } from "../identity/membership.ts"
import { organizationStub } from "../identity/stub.ts"
import type { SignedIn } from "../identity/viewer.ts"

/** A person in an organization: who they are there, and the organization's object. */
export interface Place {
  organization: OrganizationRow
  viewer: Viewer
  stub: ReturnType<typeof organizationStub>
}

/** The organization at an address, entered by this person; null when there is none. */
export async function placeIn(env: Env, address: string, person: SignedIn): Promise<Place | null> {
  const found = await organizationFor(database(env), address, person.userId)
  if (found === null) return null
  const { organization, role } = found
  const viewer = { userId: person.userId, name: person.name, isGuest: person.isAnonymous, role }
  return { organization, viewer, stub: organizationStub(env, organization) }
}

/** Before a customer's first operation or socket: without this a sign-out would not find their sockets. */
export async function enter(env: Env, { organization, viewer }: Place): Promise<void> {
  if (isStaff(viewer)) return
  await rememberCustomer(database(env), { organizationId: organization.id, userId: viewer.userId })
}

/**
 * The place of a conversation, and the conversation as this person may see it. A conversation younger than the archive is
 * looked for in the caller's own organizations. Foreign, and without an organization, is the same as non-existent: null.
 */
export async function placeOf(env: Env, conversationId: string, person: SignedIn) {
  for (const organizationId of await candidates(database(env), conversationId, person.userId)) {
    const place = await placeIn(env, organizationId, person)
    const conversation = place && (await place.stub.conversation(place.viewer, conversationId))
    if (place && conversation) return { place, conversation }
  }
  return null
}

async function candidates(db: Database, conversationId: string, userId: string): Promise<string[]> {
  const archived = await organizationOfConversation(db, conversationId)
  if (archived !== null) return [archived]
  return (await organizationsOf(db, userId)).map(one => one.id)
}

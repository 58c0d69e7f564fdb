import { database } from "../../drizzle/client.ts"
import type { Conversation } from "../../protocol/conversation.ts"
import { isStaff, type Viewer } from "../../protocol/person.ts"
import type { Env } from "../env.ts"
import { rememberCustomer } from "../identity/customers.ts"
import { homesOf, type Membership, newestHomes, organizationFor } from "../identity/membership.ts"
import { organizationStub } from "../identity/stub.ts"
import type { SignedIn } from "../identity/viewer.ts"
import { firstFound } from "./first-found.ts"

/** A person in an organization: who they are there, and the organization's object. */
export interface Place extends Membership {
  viewer: Viewer
  stub: ReturnType<typeof organizationStub>
}

/** The organization at an address, entered by this person; null when there is none. */
export async function placeIn(env: Env, address: string, person: SignedIn): Promise<Place | null> {
  const found = await organizationFor(database(env), address, person.userId)
  return found && placeAt(env, found, person)
}

/**
 * Before a customer's first operation or socket: without this a sign-out would not find their sockets. True when it was
 * the first time.
 */
export async function enter(env: Env, { organization, viewer, isCustomer }: Place): Promise<boolean> {
  if (isStaff(viewer) || isCustomer) return false
  await rememberCustomer(database(env), { organizationId: organization.id, userId: viewer.userId })
  return true
}

/** The place of a conversation, and the conversation as this person may see it. */
export async function placeOf(
  env: Env,
  conversationId: string,
  person: SignedIn,
): Promise<{ place: Place; conversation: Conversation } | null> {
  return lookFor(env, { conversationId, person }, async place => {
    const conversation = await place.stub.conversation(place.viewer, conversationId)
    return conversation && { place, conversation }
  })
}

/**
 * What is found where a conversation is. Where it is archived is asked first; a conversation younger than the archive is
 * looked for in the organizations that the person has to do with. `look` answers null where it is not, or not theirs to
 * see. Foreign, and without an organization, is the same as non-existent: null, after the same work.
 */
export async function lookFor<Found>(
  env: Env,
  { conversationId, person }: { conversationId: string; person: SignedIn },
  look: (place: Place) => Promise<Found | null>,
): Promise<Found | null> {
  const db = database(env)
  const lookIn = (home: Membership) => look(placeAt(env, home, person))
  return (
    (await firstFound(await homesOf(db, conversationId, person.userId), lookIn)) ??
    (await firstFound(await newestHomes(db, person.userId), lookIn))
  )
}

function placeAt(env: Env, found: Membership, person: SignedIn): Place {
  const viewer = { userId: person.userId, name: person.name, isGuest: person.isAnonymous, role: found.role }
  return { ...found, viewer, stub: organizationStub(env, found.organization) }
}

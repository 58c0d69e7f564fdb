import { database } from "../../drizzle/client.ts"
import type { Conversation } from "../../protocol/conversation.ts"
import { isStaff, type Viewer } from "../../protocol/person.ts"
import { type Refusal, type Result, refuse } from "../../protocol/refusal.ts"
import type { Env } from "../env.ts"
import { rememberCustomer } from "../identity/customers.ts"
import { homesOf, type Membership, newestHomes, organizationFor } from "../identity/membership.ts"
import { organizationStub } from "../identity/stub.ts"
import type { SignedIn } from "../identity/viewer.ts"
import type { Counted } from "../org/counted.ts"
import type { Quota } from "../org/rates.ts"
import { firstFound } from "./first-found.ts"
import { tellQuota } from "./quota-headers.ts"
import type { Asked } from "./signed-in.ts"

/** A person in an organization: who they are there, and the organization's object. */
export interface Place extends Membership {
  viewer: Viewer
  stub: ReturnType<typeof organizationStub>
}

/** An organization in which something is looked for. `read` takes the answer of its object: what is there, or null. */
export interface Home {
  place: Place
  read<T>(answer: Counted<T | null>): T | null
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
  context: Asked,
  conversationId: string,
): Promise<Result<{ value: { place: Place; conversation: Conversation } }>> {
  return lookFor(context, conversationId, async ({ place, read }) => {
    const conversation = read(await place.stub.conversation(place.viewer, conversationId))
    return conversation && { place, conversation }
  })
}

/**
 * What is found where a conversation is. Where it is archived is asked first; a conversation younger than the archive is
 * looked for in the organizations that the person has to do with. `look` answers null where it is not, or not theirs to
 * see. Foreign, and without an organization, is the same as non-existent: not found, after the same work, and not a word
 * about quotas. Who has asked one of them too often is told to wait instead.
 */
export async function lookFor<Found>(
  context: Asked,
  conversationId: string,
  look: (home: Home) => Promise<Found | null>,
): Promise<Result<{ value: Found }>> {
  const { env, var: variables } = context
  const { person } = variables
  const db = database(env)
  const seen: Quota[] = []
  const limited: { refusal: Refusal; quota: Quota }[] = []
  const read: Home["read"] = answer => {
    if (!answer.ok) limited.push(answer)
    else if (answer.value !== null) seen.push(answer.quota)
    return answer.ok ? answer.value : null
  }
  const lookIn = (membership: Membership) => look({ place: placeAt(env, membership, person), read })
  const found =
    (await firstFound(await homesOf(db, conversationId, person.userId), lookIn)) ??
    (await firstFound(await newestHomes(db, person.userId), lookIn))
  const quota = found === null ? limited[0]?.quota : seen[0]
  if (quota) tellQuota(context, quota)
  if (found !== null) return { ok: true, value: found }
  return limited[0] ? { ok: false, refusal: limited[0].refusal } : refuse("not_found")
}

function placeAt(env: Env, found: Membership, person: SignedIn): Place {
  const viewer = { userId: person.userId, name: person.name, isGuest: person.isAnonymous, role: found.role }
  return { ...found, viewer, stub: organizationStub(env, found.organization) }
}

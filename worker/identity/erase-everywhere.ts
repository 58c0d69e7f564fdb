import { APIError } from "better-auth/api"
import { eq, sql } from "drizzle-orm"
import type { Database } from "../../drizzle/client.ts"
import { loggable } from "../../drizzle/loggable.ts"
import { invitation } from "../../drizzle/schema/auth.ts"
import type { Env } from "../env.ts"
import { organizationsOf } from "./customers.ts"
import { organizationStub } from "./stub.ts"

interface Leaving {
  id: string
  email: string
  isAnonymous?: boolean | null | undefined
}

/**
 * Who deletes their account is erased as a customer, wherever they were one. Before the account goes every organization has
 * written down that it will: from then on each sees to it by itself. If one of them cannot be reached the account stays, and so
 * does the wish of whoever asks again. What they did as staff is their organization's, under the name they had.
 */
export async function eraseEverywhere(env: Env, database: Database, person: Leaving): Promise<void> {
  const addresses = person.isAnonymous === true ? [] : [person.email]
  try {
    const organizations = await organizationsOf(database, person.id)
    for (const one of organizations) {
      const wanted = { id: crypto.randomUUID(), personId: person.id, by: null, addresses }
      await organizationStub(env, one).erasures({ type: "begin", of: null, isKnown: true, wanted })
    }
    await database.delete(invitation).where(eq(sql`lower(${invitation.email})`, person.email.toLowerCase()))
  } catch (cause) {
    console.error("An account could not be deleted", loggable(cause))
    throw new APIError("SERVICE_UNAVAILABLE", {
      code: "unavailable",
      message: "Your account could not be deleted yet. Try again in a moment.",
    })
  }
}

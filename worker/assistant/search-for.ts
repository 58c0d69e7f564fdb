import { database } from "../../drizzle/client.ts"
import { type Found, searchKnowledge } from "../../drizzle/knowledge/search.ts"
import { loggable } from "../../drizzle/loggable.ts"
import type { Env } from "../env.ts"

/** A search of one organization's published knowledge. Whose it is nobody who asks can choose. */
export function searchFor(env: Env, organizationId: string): (question: string) => Promise<Found> {
  return async question => {
    try {
      return await searchKnowledge(database(env), { organizationId, question, limit: passagesMax })
    } catch (error) {
      console.warn("The knowledge could not be searched", loggable(error))
      throw error
    }
  }
}

/** Enough for an answer out of two places, few enough that a small model reads them all. */
const passagesMax = 5

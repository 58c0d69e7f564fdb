import { database } from "../../drizzle/client.ts"
import { type Found, searchKnowledge } from "../../drizzle/knowledge/search.ts"
import { loggable } from "../../drizzle/loggable.ts"
import { limits } from "../../protocol/limits.ts"
import type { Env } from "../env.ts"
import { embedderFrom } from "../knowledge/embedder.ts"

/** A search of one organization's published knowledge. Whose it is nobody who asks can choose. */
export function searchFor(env: Env, organizationId: string): (question: string) => Promise<Found> {
  return async question => {
    try {
      const embedding = await embeddingOf(env, question)
      const asked = { organizationId, question, limit: limits.passagesPerSearchMax }
      return await searchKnowledge(database(env), embedding ? { ...asked, embedding } : asked)
    } catch (error) {
      console.warn("The knowledge could not be searched", loggable(error))
      throw error
    }
  }
}

/** Nothing without a model that embeds, and when it fails or is slow: then the words decide alone. */
async function embeddingOf(env: Env, question: string): Promise<number[] | undefined> {
  try {
    const [embedding] = (await embedderFrom(env)?.([question])) ?? []
    return embedding
  } catch (error) {
    console.warn("A question could not be embedded", loggable(error))
    return undefined
  }
}

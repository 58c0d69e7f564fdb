import type { Database } from "../../drizzle/client.ts"
import { keepEmbeddings, waitingPassages } from "../../drizzle/knowledge/embeddings.ts"
import { loggable } from "../../drizzle/loggable.ts"
import type { Embedder } from "./embedder.ts"

/**
 * Embeds what an organization has published and no model has seen yet. A failure leaves it for the next change; until then
 * those passages are found by their words.
 */
export async function embedWaiting(database: Database, organizationId: string, embed: Embedder): Promise<void> {
  try {
    for (let batches = 0; batches < batchesMax; batches++) {
      const waiting = await waitingPassages(database, organizationId, passagesPerBatch)
      if (waiting.length === 0) return
      const embeddings = await embed(waiting.map(({ title, text }) => `${title}\n${text}`))
      const embedded = waiting.flatMap((one, at) => {
        const embedding = embeddings[at]
        return embedding === undefined ? [] : [{ ...one, embedding }]
      })
      await keepEmbeddings(database, organizationId, embedded)
    }
  } catch (error) {
    console.warn("Knowledge could not be embedded; it is found by its words", loggable(error))
  }
}

/** As many as Workers AI takes at once, and as many calls as one request may make beside its own work. */
const passagesPerBatch = 50
const batchesMax = 20

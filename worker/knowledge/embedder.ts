import { embedMany } from "ai"
import { createWorkersAI } from "workers-ai-provider"
import type { Env } from "../env.ts"

/** Makes an embedding of each text, in their order. */
export type Embedder = (texts: string[]) => Promise<number[][]>

/** What the deployment embeds with; null when it has no such model, and then everything goes by words. */
export function embedderFrom(env: Pick<Env, "AI" | "EMBEDDING_MODEL">): Embedder | null {
  const { AI: binding, EMBEDDING_MODEL: name } = env
  if (!binding || !name) return null
  const model = createWorkersAI({ binding }).textEmbeddingModel(name)
  return async values => {
    const abortSignal = AbortSignal.timeout(embeddingMs)
    return (await embedMany({ model, values, maxRetries: 0, abortSignal })).embeddings
  }
}

/** A customer waits for the question's; without it the words decide. */
const embeddingMs = 2_000

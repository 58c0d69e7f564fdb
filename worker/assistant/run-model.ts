import { database } from "../../drizzle/client.ts"
import { searchKnowledge } from "../../drizzle/knowledge/search.ts"
import { loggable } from "../../drizzle/loggable.ts"
import type { Env } from "../env.ts"
import { failures } from "./failure.ts"
import { generate } from "./generate.ts"
import type { GenerateEvent } from "./generate-event.ts"
import type { Job } from "./job.ts"
import { modelFrom } from "./models/model-from.ts"

/** The deployment's model over the organization's own knowledge, which nothing that a model says can change for another's. */
export async function* runModel(env: Env, job: Job, signal: AbortSignal): AsyncGenerator<GenerateEvent, void> {
  const chosen = modelFrom(env)
  if (!chosen.ok) {
    console.error("No answer can be written", chosen.because)
    return yield { type: "failed", ...failures.setting, tokens: 0 }
  }
  const { organizationId } = job
  const search = async (question: string) => {
    try {
      return await searchKnowledge(database(env), { organizationId, question, limit: passagesMax })
    } catch (error) {
      console.warn("The knowledge could not be searched", loggable(error))
      throw error
    }
  }
  yield* generate(job, { model: chosen.model, modelName: chosen.name, search, signal })
}

/** Enough for an answer out of two places, few enough that a small model reads them all. */
const passagesMax = 5

import type { Env } from "../env.ts"
import { atReadingPace } from "./at-reading-pace.ts"
import { failures } from "./failure.ts"
import { generate } from "./generate.ts"
import type { GenerateEvent } from "./generate-event.ts"
import type { Job } from "./job.ts"
import { modelFrom } from "./models/model-from.ts"
import { searchFor } from "./search-for.ts"

/** The deployment's model over the organization's own knowledge, which nothing that a model says can change for another's. */
export async function* runModel(env: Env, job: Job, signal: AbortSignal): AsyncGenerator<GenerateEvent, void> {
  const chosen = modelFrom(env)
  if (!chosen.ok) {
    console.error("No answer can be written", chosen.because)
    return yield { type: "failed", ...failures.setting, tokens: 0 }
  }
  const search = searchFor(env, job.organizationId)
  const events = generate(job, { model: chosen.model, modelName: chosen.name, search, signal })
  yield* chosen.isLanguageModel ? events : atReadingPace(events, signal)
}

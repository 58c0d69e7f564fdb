import type { Env } from "../env.ts"
import { atReadingPace } from "./at-reading-pace.ts"
import { failures } from "./failure.ts"
import { generate } from "./generate.ts"
import type { GenerateEvent } from "./generate-event.ts"
import type { Job } from "./job.ts"
import { gathered } from "./models/gathered.ts"
import { modelFrom } from "./models/model-from.ts"
import { searchFor } from "./search-for.ts"
import type { TurnPorts } from "./turn-ports.ts"

type Run = Parameters<TurnPorts["generate"]>[1]

/** The deployment's model over the organization's own knowledge, which nothing that a model says can change for another's. */
export async function* runModel(env: Env, job: Job, { signal, paceMs }: Run): AsyncGenerator<GenerateEvent, void> {
  const chosen = modelFrom(env)
  if (!chosen.ok) {
    console.error("No answer can be written", chosen.because)
    return yield { type: "failed", ...failures.setting, tokens: 0 }
  }
  const ports = { model: chosen.model, modelName: chosen.name, search: searchFor(env, job.organizationId), signal }
  if (chosen.isLanguageModel) yield* generate(job, { ...ports, model: gathered(chosen.model, paceMs) })
  else yield* atReadingPace(generate(job, ports), signal)
}

import type { AssistantSettings, TrialResult } from "../../protocol/assistant.ts"
import { farewell, ruledHandOver } from "../org/answers/hand-over.ts"
import { newestSaid, questionIn } from "../org/answers/transcript.ts"
import { type Aide, type Aided, aidFailed, metered } from "./aide.ts"
import { Answer } from "./answer.ts"
import { type Cost, costOfAnswer } from "./cost.ts"
import { generate } from "./generate.ts"
import type { Said } from "./job.ts"

interface Trial {
  settings: AssistantSettings
  transcript: readonly Said[]
}

/** What a customer would be answered after such a talk: by the organization's rules first, then by the model. */
export async function tryOut({ settings, transcript }: Trial, aide: Aide): Promise<Aided<TrialResult>> {
  const said = newestSaid(transcript)
  const ruled = ruledHandOver(settings, { text: transcript.at(-1)?.text ?? "", misses: 0 })
  if (ruled !== null) {
    const trace = { model: aide.name, tools: [], sources: [], tokens: 0 }
    return { ok: true, result: { text: farewell, citations: [], trace, handOver: { ...ruled, summary: null } } }
  }
  const { organizationName, tokensMax, model, name: modelName, search, signal } = aide
  const input = { settings, organizationName, transcript: said, question: questionIn(said), tokensMax }
  const answer = new Answer(0)
  let failed: string | null = null
  const done = await metered(aide, said, async () => {
    for await (const event of generate(input, { model, modelName, search, signal })) {
      answer.take(event)
      if (event.type === "failed") failed = event.because
    }
    signal.throwIfAborted()
    const { text, citations, trace, handOver } = answer.finished()
    return { result: { text, citations, trace, handOver }, tokens: answer.tokens() }
  })
  return failed === null ? done : aidFailed(failed)
}

export function costOfTrial({ settings, transcript }: Trial, organizationName: string): Cost {
  const said = newestSaid(transcript)
  return costOfAnswer({ settings, organizationName, transcript: said, question: questionIn(said) })
}

import { limits } from "../../../protocol/limits.ts"
import type { FailureCode, GenerateEvent } from "../../../worker/assistant/generate-event.ts"
import type { Job } from "../../../worker/assistant/job.ts"
import { type Attempted, type ModelFault, type Script, tokensPerWord, wordOf } from "./script.ts"

/** Lets time pass, unless whoever waits is gone by then. */
export type Wait = (ms: number) => Promise<void>

/** What a model has really said and spent, whatever became of it. */
export interface Wrote {
  text(text: string): void
  tokens(tokens: number): void
  /** It came to its own end. */
  end(): void
}

/** A model that does what its script says: some words, sometimes that a person should come; or something goes wrong with it. */
export class ScriptedModel {
  /** What happens to the next attempts, one each. */
  readonly faults: ModelFault[] = []
  /** What happens at the next word of an attempt that has begun. */
  #broken: ModelFault | null = null
  onEvent: (what: string) => void = () => {}
  readonly #script: (fault: ModelFault | null) => Script
  /** Said in every answer of this organization, and in no other. */
  readonly #mark: string
  constructor(script: (fault: ModelFault | null) => Script, mark: string) {
    this.#script = script
    this.#mark = mark
  }

  /** One attempt at an answer, to which `attempted` gives its number. */
  generate(job: Job, attempted: Attempted): AsyncIterable<GenerateEvent> {
    const script = this.#script(this.faults.shift() ?? null)
    if (script.fault !== null) this.onEvent(script.fault)
    if (script.escalates) this.onEvent("model asks for a person")
    const breaks = () => {
      const fault = this.#broken
      this.#broken = null
      return fault
    }
    return told(script, { ...attempted, job, mark: this.#mark, breaks })
  }

  /** Whatever it was going to do: its next word does not come. */
  breakOff(fault: ModelFault): void {
    this.#broken = fault
  }
}

interface Asked extends Attempted {
  job: Job
  mark: string
  breaks(): ModelFault | null
}

async function* told(script: Script, asked: Asked): AsyncGenerator<GenerateEvent> {
  const { job, wait, wrote, signal } = asked
  let tokens = 0
  const failed = (code: FailureCode): GenerateEvent => ({ type: "failed", code, because: `It was ${code}`, tokens })
  const trace = (): GenerateEvent => ({ type: "trace", trace: { model: "scripted", tools: [], sources: [], tokens } })
  await wait(script.firstMs)
  if (script.fault === "knowledge cannot be read") return yield failed("knowledge")
  yield trace()
  for (const [word, { afterMs, breaks }] of script.words.entries()) {
    await wait(afterMs)
    if (signal.aborted && script.fault !== "model does not listen") return
    const fault = breaks ? script.fault : asked.breaks()
    if (fault !== null) {
      if (fault === "model throws") throw new Error("Something unexpected happened")
      if (fault === "model is cut off") return
      if (fault === "model fails") return yield failed("over_quota")
      if (fault === "model falls silent") await wait(limits.assistantStallMs)
      if (fault === "model falls silent") return yield failed("silent")
      if (fault === "model hangs") await new Promise<never>(() => {})
    }
    if (tokens + tokensPerWord > job.tokensMax) return yield failed("too_long")
    tokens += tokensPerWord
    wrote.tokens(tokensPerWord)
    const text = wordOf(asked, word)
    wrote.text(text)
    yield { type: "text", text }
    if (word % 4 === 3) yield trace()
  }
  if (script.words.length === 0) return yield failed("empty")
  if (script.escalates) yield { type: "escalate", reason: "It wants a person", summary: script.summary }
  wrote.end()
  yield { type: "end", found: script.found, cut: false, tokens }
}

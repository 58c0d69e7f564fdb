import type { Citation, Trace } from "../../protocol/answer.ts"
import { limits } from "../../protocol/limits.ts"
import type { GenerateEvent } from "./generate-event.ts"
import type { Finished } from "./kept-turn.ts"
import { firstCharacters } from "./sources.ts"

/** An answer as far as one attempt has come with it. */
export class Answer {
  text = ""
  /** Rises whenever what is shown beside the text has changed. */
  version = 0
  #citations: Citation[] = []
  #trace: Trace = { model: "", tools: [], sources: [], tokens: 0 }
  #handOver: Finished["handOver"] = null
  #end: Finished["end"] | null = null
  #found = false
  readonly #tokensBefore: number
  /** `tokensBefore`: what earlier attempts have cost. */
  constructor(tokensBefore: number) {
    this.#tokensBefore = tokensBefore
  }

  take(event: GenerateEvent): void {
    switch (event.type) {
      case "text":
        this.text = firstCharacters(this.text + event.text, limits.answerCharactersMax)
        return
      case "citations":
        this.#citations = event.citations
        this.version += 1
        return
      case "trace":
        this.#trace = event.trace
        this.version += 1
        return
      case "escalate":
        this.#handOver = { reason: event.reason, summary: event.summary, cause: "model" }
        return
      case "end":
        this.#end = "done"
        this.#found = event.found
        this.#trace = { ...this.#trace, tokens: event.tokens }
        return
      case "failed":
        this.#trace = { ...this.#trace, tokens: Math.max(this.#trace.tokens, event.tokens) }
        return this.fail(event.because)
    }
  }

  /** The customer waits, so a failure is a matter for a person. Customers read the reason; `because` is for staff. */
  fail(because: string): void {
    this.#end = "failed"
    this.#handOver ??= { reason: "The assistant could not answer", summary: null, cause: "failure" }
    const failure = { tool: "answer", input: "", outcome: "failed" as const, result: because }
    this.#trace = { ...this.#trace, tools: [...this.#trace.tools, failure].slice(-limits.traceToolsMax) }
  }

  /** What has been spent, earlier attempts included. */
  tokens(): number {
    return this.#tokensBefore + this.#trace.tokens
  }

  shown(): { citations: Citation[]; trace: Trace } {
    return { citations: this.#citations, trace: { ...this.#trace, tokens: this.tokens() } }
  }

  finished(): Finished {
    if (this.#end === null) this.fail("The model broke off in the middle.")
    return {
      text: this.text,
      end: this.#end ?? "failed",
      found: this.#found,
      handOver: this.#handOver,
      ...this.shown(),
    }
  }
}

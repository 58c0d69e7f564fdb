import type { Citation, Trace } from "../../protocol/answer.ts"
import { limits } from "../../protocol/limits.ts"
import { bytesIn, tokensIn } from "./cost.ts"
import { failures } from "./failure.ts"
import type { GenerateEvent } from "./generate-event.ts"
import type { Finished } from "./kept-turn.ts"
import { firstCharacters } from "./sources.ts"

/** What is shown beside the text. */
export interface Shown {
  citations: Citation[]
  /** Of this attempt alone. */
  trace: Trace
}

/** An answer as far as one attempt has come with it. */
export class Answer {
  text = ""
  /** Another object whenever something in it is another. */
  shown: Shown = { citations: [], trace: { model: "", tools: [], sources: [], tokens: 0 } }
  #handOver: Finished["handOver"] = null
  #end: Finished["end"] | null = null
  #found = false
  /** Bytes said since the trace last told what was spent. */
  #unpaidBytes = 0
  readonly #tokensBefore: number
  /** `tokensBefore`: what earlier attempts have cost. */
  constructor(tokensBefore: number) {
    this.#tokensBefore = tokensBefore
  }

  take(event: GenerateEvent): void {
    switch (event.type) {
      case "text":
        this.#unpaidBytes += bytesIn(event.text)
        this.text = firstCharacters(this.text + event.text, limits.answerCharactersMax)
        return
      case "citations":
        this.#show({ citations: event.citations })
        return
      case "trace":
        this.#unpaidBytes = 0
        this.#show({ trace: event.trace })
        return
      case "escalate":
        this.#handOver = { reason: event.reason, summary: event.summary, cause: "model" }
        return
      case "end":
        this.#end = "done"
        this.#found = event.found
        this.#unpaidBytes = 0
        this.#show({ trace: { ...this.shown.trace, tokens: event.tokens } })
        return
      case "failed":
        this.#unpaidBytes = 0
        this.#show({ trace: { ...this.shown.trace, tokens: event.tokens } })
        if (event.code === "thought_aloud") this.#takeBack()
        return this.fail(event.because)
    }
  }

  #takeBack(): void {
    this.text = ""
    this.#show({ citations: [] })
  }

  /** The customer waits, so a failure is a matter for a person. Customers read the reason; `because` is for staff. */
  fail(because: string): void {
    this.#end = "failed"
    this.#handOver ??= { reason: "The assistant could not answer", summary: null, cause: "failure" }
    const failure = { tool: "answer", input: "", outcome: "failed" as const, result: because }
    const { trace } = this.shown
    this.#show({ trace: { ...trace, tools: [...trace.tools, failure].slice(-limits.traceToolsMax) } })
  }

  /** What has been spent, earlier attempts included. Between two traces it is estimated, so that cutting an answer off is not free. */
  tokens(): number {
    return this.#tokensBefore + this.shown.trace.tokens + tokensIn(this.#unpaidBytes)
  }

  finished(): Finished {
    if (this.#end === null) this.fail(failures.cut.because)
    const { citations, trace } = this.shown
    const said = { text: this.text, citations, trace: { ...trace, tokens: this.tokens() } }
    return { ...said, end: this.#end ?? "failed", found: this.#found, handOver: this.#handOver }
  }

  #show(news: Partial<Shown>): void {
    this.shown = { ...this.shown, ...news }
  }
}

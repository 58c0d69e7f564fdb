import { limits } from "../../protocol/limits.ts"
import { Answer } from "./answer.ts"
import type { Finished, Writing } from "./kept-turn.ts"
import { Telling } from "./telling.ts"
import type { TurnPorts } from "./turn-ports.ts"
import { untilAborted } from "./until-aborted.ts"

/** One attempt to write an answer: lets the model write, and tells the organization as it goes. */
export class Attempt {
  readonly #ports: TurnPorts
  readonly #kept: Writing
  readonly #answer: Answer
  readonly #telling: Telling
  readonly #ended = new AbortController()
  #isOver = false
  constructor(ports: TurnPorts, kept: Writing) {
    this.#ports = ports
    this.#kept = kept
    this.#answer = new Answer(kept.tokens)
    const told = { about: kept.about, answer: this.#answer, signal: this.#ended.signal, onOver: () => this.leave() }
    this.#telling = new Telling(ports, told)
  }

  /** Never fails: whatever happens is an end of the answer, unless it was over before. */
  async run(): Promise<Finished | "over"> {
    // While the knowledge is read, the organization can say already that it wants none of this.
    this.#telling.signOfLife()
    this.#endInTime()
    try {
      await this.#write()
    } catch (error) {
      this.#ports.report(error)
      this.#answer.fail("Something unexpected happened.")
    }
    this.#ended.abort()
    return this.#isOver ? "over" : this.#answer.finished()
  }

  /** Nobody wants the rest. */
  leave(): void {
    this.#isOver = true
    this.#ended.abort()
  }

  signOfLife(): void {
    this.#telling.signOfLife()
  }

  tokens(): number {
    return this.#answer.tokens()
  }

  async #write(): Promise<void> {
    const { job, tokens } = this.#kept
    const run = { signal: this.#ended.signal, paceMs: () => this.#telling.paceMs }
    const events = this.#ports.generate({ ...job, tokensMax: Math.max(0, job.tokensMax - tokens) }, run)
    for await (const event of untilAborted(events, this.#ended.signal)) {
      this.#answer.take(event)
      if (event.type === "end" || event.type === "failed") return
      this.#telling.news()
    }
  }

  #endInTime(): void {
    const leftMs = this.#kept.since + limits.turnMs - this.#ports.clock.now()
    void this.#ports.pause(Math.max(0, leftMs), this.#ended.signal).then(() => {
      if (this.#ended.signal.aborted) return
      this.#answer.fail("The answer took too long.")
      this.#ended.abort()
    })
  }
}

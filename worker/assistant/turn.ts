import { limits } from "../../protocol/limits.ts"
import { Answer } from "./answer.ts"
import { Attempt } from "./attempt.ts"
import { HandIn } from "./hand-in.ts"
import type { Job } from "./job.ts"
import { aboutJob, type Finished, type KeptTurn, type Writing, type Written } from "./kept-turn.ts"
import type { TurnPorts } from "./turn-ports.ts"

/**
 * The answers of one conversation, one at a time. Begun, begun again, crashed or called twice: one attempt at a time writes,
 * and the organization hears the end until it has said that it knows. Only the work that is going on is in memory; where it
 * stands is kept.
 */
export class Turn {
  readonly #ports: TurnPorts
  #work: Attempt | HandIn | null = null
  constructor(ports: TurnPorts) {
    this.#ports = ports
  }

  /** The organization asks for an answer. Asked again for the same one, nothing is begun twice. */
  begin(job: Job): void {
    const kept = this.#ports.kept.read()
    if (kept?.about.answerId === job.answerId) return this.#goOn(kept)
    // A call that was overtaken. Once the newer answer is over, the organization refuses the older one by itself.
    if (kept && kept.phase !== "over" && job.number < kept.about.number) return
    this.#leave()
    // What was said under the attempt that the organization has seen is not known here: this one takes its place.
    const about = { ...aboutJob(job), attempt: job.attempt + 1 }
    this.#write({ phase: "writing", about, job, tries: 1, since: this.#ports.clock.now(), tokens: job.tokensSpent })
  }

  /** Nobody waits for this answer any more. */
  cancel(answerId: string): void {
    const kept = this.#ports.kept.read()
    if (kept?.about.answerId === answerId) this.#over(kept)
  }

  /** Its conversation is erased: whatever is going on is left, and whoever keeps things forgets them. */
  forget(): void {
    this.#leave()
  }

  /** The alarm: a sign of life while the model writes, and the way back after a crash. */
  rang(): void {
    const kept = this.#ports.kept.read()
    if (kept && !this.#isGivenUp(kept)) this.#goOn(kept)
  }

  #goOn(kept: KeptTurn): void {
    if (kept.phase === "over") return
    if (this.#work) return this.#beat(kept)
    if (kept.phase === "written") return this.#handIn(kept)
    // Nobody is at work and the end is not there: whoever was at work has crashed.
    if (kept.tries >= limits.turnAttemptsMax) return this.#written(kept, brokenOff(kept))
    const about = { ...kept.about, attempt: kept.about.attempt + 1 }
    this.#write({ ...kept, about, tries: kept.tries + 1 })
  }

  #beat(kept: Writing | Written): void {
    this.#wakeLater()
    if (kept.phase !== "writing" || !(this.#work instanceof Attempt)) return
    // A crash does not make free what was spent.
    this.#ports.kept.write({ ...kept, tokens: this.#work.tokens() })
    this.#work.signOfLife()
  }

  #write(kept: Writing): void {
    this.#ports.kept.write(kept)
    this.#wakeLater()
    const attempt = new Attempt(this.#ports, kept)
    this.#work = attempt
    void attempt.run().then(result => {
      if (this.#work !== attempt) return
      if (result === "over") this.#over(kept)
      else this.#written(kept, result)
    })
  }

  #written({ about }: Writing, result: Finished): void {
    const kept: Written = { phase: "written", about, result, since: this.#ports.clock.now() }
    // From here on the model is not asked again: if this memory is lost, the end is still known.
    this.#ports.kept.write(kept)
    this.#handIn(kept)
  }

  #handIn(kept: Written): void {
    this.#wakeLater()
    const handIn = new HandIn(this.#ports, kept)
    this.#work = handIn
    void handIn.run().then(isKnown => {
      if (this.#work !== handIn) return
      if (isKnown) this.#over(kept)
      // The alarm tries again.
      else this.#leave()
    })
  }

  #over({ about }: KeptTurn): void {
    this.#leave()
    this.#ports.kept.write({ phase: "over", about })
  }

  #leave(): void {
    this.#work?.leave()
    this.#work = null
  }

  /** The organization has done without this answer long ago; if it still wants to know, it asks. */
  #isGivenUp(kept: KeptTurn): boolean {
    return kept.phase === "written" && this.#ports.clock.now() > kept.since + limits.turnMs
  }

  #wakeLater(): void {
    this.#ports.alarm.wakeBy(this.#ports.clock.now() + limits.turnHeartbeatMs)
  }
}

function brokenOff({ tokens }: Writing): Finished {
  const answer = new Answer(tokens)
  answer.fail("Its object broke off several times.")
  return answer.finished()
}

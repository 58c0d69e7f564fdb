import type { GenerateEvent } from "../../../worker/assistant/generate-event.ts"
import { type Job, job as jobSchema } from "../../../worker/assistant/job.ts"
import type { KeptTurn } from "../../../worker/assistant/kept-turn.ts"
import { Turn } from "../../../worker/assistant/turn.ts"
import type { TurnPorts } from "../../../worker/assistant/turn-ports.ts"
import { WakeAlarm } from "../../../worker/org/wake-alarm.ts"
import type { Crash } from "../object-host.ts"
import { type AlarmFault, RuntimeAlarm } from "../runtime-alarm.ts"
import type { Timeline } from "../timeline.ts"
import type { Attempted } from "./script.ts"

type Organization = ReturnType<TurnPorts["organization"]>

/** The world around a turn's object. `isAlive` says whether the life that asks has not ended yet. */
export interface Around {
  timeline: Timeline
  /** What happens to the alarm that is set now. */
  alarmFault(): AlarmFault | null
  organization(isAlive: () => boolean): Organization
  generate(job: Job, attempted: Pick<Attempted, "attempt" | "signal" | "wait">): AsyncIterable<GenerateEvent>
}

/** The runtime's part for one turn's object: what it keeps, its alarm, and its memory, which may be lost. */
export class TurnHost {
  readonly alarm: RuntimeAlarm
  readonly #around: Around
  #kept: string | null = null
  #life = 0
  #memory: { turn: Turn; alarm: WakeAlarm } | null = null
  constructor(around: Around) {
    this.#around = around
    this.alarm = new RuntimeAlarm(around.timeline, () => around.timeline.now)
    this.alarm.ring = () =>
      this.#event("none", ({ turn, alarm }) => {
        alarm.rang()
        turn.rang()
      })
  }

  /** `fault` is what happens to the object in the middle of it. */
  begin(asked: Job, fault: "none" | Crash): void {
    this.#event(fault, ({ turn }) => turn.begin(jobSchema.parse(JSON.parse(JSON.stringify(asked)))))
  }

  cancel(answerId: string, fault: "none" | Crash): void {
    this.#event(fault, ({ turn }) => turn.cancel(answerId))
  }

  /** Where its newest answer stands; null when it was never asked for one. */
  phase(): KeptTurn["phase"] | null {
    return this.#read()?.phase ?? null
  }

  /** Memory is lost, and whatever was going on in it. */
  crash(): void {
    this.#life += 1
    this.#memory = null
  }

  #event(fault: "none" | Crash, work: (memory: { turn: Turn; alarm: WakeAlarm }) => void): void {
    const before = this.#kept
    this.#memory ??= this.#start()
    work(this.#memory)
    this.#around.timeline.settled()
    if (fault === "none") return
    if (fault === "crash before commit") this.#kept = before
    this.crash()
    throw new Error("The turn's object broke")
  }

  #start(): { turn: Turn; alarm: WakeAlarm } {
    const { timeline } = this.#around
    const life = this.#life
    const isAlive = () => this.#life === life
    const clock = { now: () => timeline.now, newId: () => "" }
    const alarm = new WakeAlarm({ setAlarm: at => this.#setAlarm(at) }, clock)
    const organization = this.#around.organization(isAlive)
    const turn = new Turn({
      kept: { read: () => this.#read(), write: kept => this.#write(isAlive, kept) },
      ...{ clock, alarm },
      pause: (ms, signal) => pause({ timeline, isAlive }, ms, signal),
      organization: () => organization,
      generate: (asked, { signal }) => this.#generate(isAlive, asked, signal),
      report: () => {},
    })
    return { turn, alarm }
  }

  #setAlarm(at: number): Promise<void> {
    this.alarm.fault = this.#around.alarmFault()
    return this.alarm.setAlarm(at)
  }

  #generate(isAlive: () => boolean, asked: Job, signal: AbortSignal): AsyncIterable<GenerateEvent> {
    const { timeline } = this.#around
    const wait = (ms: number) => pause({ timeline, isAlive }, ms)
    return this.#around.generate(asked, { attempt: this.#read()?.about.attempt ?? 0, signal, wait })
  }

  /** Only `#write` writes it, so it is what it was given. */
  #read(): KeptTurn | null {
    return this.#kept === null ? null : (JSON.parse(this.#kept) as KeptTurn)
  }

  /** What an earlier life wants to keep is kept by nobody. */
  #write(isAlive: () => boolean, kept: KeptTurn): void {
    if (isAlive()) this.#kept = JSON.stringify(kept)
  }
}

/** Ends for nobody who is gone by then. */
function pause(
  { timeline, isAlive }: { timeline: Timeline; isAlive: () => boolean },
  ms: number,
  signal?: AbortSignal,
): Promise<void> {
  return new Promise(resolve => {
    const end = () => {
      takeBack()
      if (!isAlive()) return
      resolve()
      timeline.settled()
    }
    const takeBack = timeline.after(ms, end)
    if (signal?.aborted) end()
    else signal?.addEventListener("abort", end, { once: true })
  })
}

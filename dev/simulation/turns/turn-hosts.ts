import type { Job } from "../../../worker/assistant/job.ts"
import type { Core } from "../../../worker/org/core.ts"
import type { Crash } from "../object-host.ts"
import type { Dice } from "../random.ts"
import type { AlarmFault } from "../runtime-alarm.ts"
import type { Timeline } from "../timeline.ts"
import { Calls } from "./calls.ts"
import type { ModelFault, Script } from "./script.ts"
import { ScriptedModel, type Wrote } from "./scripted-model.ts"
import { TurnHost } from "./turn-host.ts"

interface Around {
  timeline: Timeline
  dice: Dice
  /** What a model does in one attempt. */
  script(fault: ModelFault | null): Script
  /** Said in every answer. */
  mark: string
  /** Does something in the organization's object; null when that breaks in the middle. */
  inOrganization<T>(work: (core: Core) => T): T | null
  /** Where what the model really says of an answer is noted. */
  wrote(answerId: string, attempt: number): Wrote
  /** The organization asks for an answer, perhaps in vain; and it has been heard. */
  asks(job: Job): void
  asked(job: Job): void
}

/** All turns' objects of an organization, one for each conversation, and the calls between them and the organization's. */
export class TurnHosts {
  readonly calls: Calls
  readonly model: ScriptedModel
  /** What happens to the next object that is called, in the middle of it. */
  readonly crashes: Crash[] = []
  onCrash: (how: Crash) => void = () => {}
  /** What happens to the next alarms that are set, one each. */
  readonly alarmFaults: AlarmFault[] = []
  onAlarmFault: (fault: AlarmFault) => void = () => {}
  readonly #around: Around
  readonly #hosts = new Map<string, TurnHost>()
  constructor(around: Around) {
    this.#around = around
    this.calls = new Calls(around.timeline, around.dice)
    this.model = new ScriptedModel(around.script, around.mark)
  }

  begin(isAlive: () => boolean, job: Job): void {
    this.#around.asks(job)
    this.#tell(isAlive, () => {
      this.#around.asked(job)
      this.#hostOf(job.conversationId).begin(job, this.#crashNow())
    })
  }

  cancel(isAlive: () => boolean, { conversationId, answerId }: Pick<Job, "conversationId" | "answerId">): void {
    this.#tell(isAlive, () => this.#hostOf(conversationId).cancel(answerId, this.#crashNow()))
  }

  /** Nothing goes wrong any more but what has begun to. */
  heal(): void {
    for (const faults of [this.calls.faults, this.model.faults, this.crashes, this.alarmFaults]) faults.length = 0
  }

  all(): TurnHost[] {
    return [...this.#hosts.values()]
  }

  /** The organization does not wait for an answer, and a failure is for its alarm to mend. */
  #tell(isAlive: () => boolean, work: () => void): void {
    void this.calls.make(isAlive, work).catch(() => {})
  }

  #crashNow(): "none" | Crash {
    const how = this.crashes.shift() ?? "none"
    if (how !== "none") this.onCrash(how)
    return how
  }

  #hostOf(conversationId: string): TurnHost {
    const known = this.#hosts.get(conversationId)
    if (known) return known
    const { timeline, inOrganization, wrote } = this.#around
    const host = new TurnHost({
      timeline,
      alarmFault: () => this.alarmFaults.shift() ?? null,
      organization: isAlive => ({
        draft: piece => this.calls.make(isAlive, () => unbroken(inOrganization(core => core.answers.take(piece)))),
        finish: finish => this.calls.make(isAlive, () => unbroken(inOrganization(core => core.answers.finish(finish)))),
      }),
      generate: (job, attempted) =>
        this.model.generate(job, { ...attempted, wrote: wrote(job.answerId, attempted.attempt) }),
    })
    host.alarm.onFault = this.onAlarmFault
    this.#hosts.set(conversationId, host)
    return host
  }
}

function unbroken<T>(answer: T | null): T {
  if (answer === null) throw new Error("The organization's object broke")
  return answer
}

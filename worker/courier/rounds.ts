import { limits } from "../../protocol/limits.ts"
import type { NewDevice } from "../../protocol/notification.ts"
import type { Alarm, Clock } from "../org/ports.ts"
import { type Addressing, addressNotice } from "./address-notice.ts"
import type { Job, Letter, Notice, PushMessage } from "./job.ts"
import type { Forgotten, Jobs, QueuedJob, Tally } from "./jobs.ts"
import type { Pushed } from "./send-push.ts"

export interface RoundsPorts {
  jobs: Jobs
  clock: Clock
  alarm: Alarm
  transaction(work: () => void): void
  addressing: Omit<Addressing, "now" | "hasPush">
  mail(letter: Letter): Promise<void>
  /** Null where Parley has no key for it. */
  push: ((device: NewDevice, message: PushMessage) => Promise<Pushed>) | null
  /** Something was given up: said where people look. Holds nothing of what was to be said, and not to whom. */
  report(sentence: string, cause?: unknown): void
}

/** What comes of a try. */
type Outcome =
  | { is: "done"; more?: { id: string; job: Job }[]; tally?: Tally; recipient?: string }
  | { is: "again"; because: unknown; afterMs?: number }
  | { is: "given_up"; because: string }

/** A courier goes its rounds: what is due is tried, what fails is tried again later, and in the end given up and said so. */
export class Rounds {
  #with: RoundsPorts
  #running: Promise<void> | null = null
  constructor(ports: RoundsPorts) {
    this.#with = ports
    this.#schedule()
  }

  /** Kept before this returns; what was taken before is not taken twice. */
  take(notices: Notice[]): void {
    const { clock, transaction } = this.#with
    const now = clock.now()
    const wanted = notices.filter(({ conversationId }) => !this.#with.jobs.isForgotten(conversationId))
    const jobs = wanted.map((notice): { id: string; job: Job } => {
      const until = now + (notice.to === "staff" ? limits.courierStaffMs : limits.courierCustomerMs)
      return { id: notice.id, job: { kind: "notice", until, notice } }
    })
    transaction(() => this.#add(jobs, now))
    this.#schedule()
  }

  /** What is being tried at this moment may still go out; nothing is written down of it. */
  forget(erased: Forgotten): void {
    const { jobs, clock, transaction } = this.#with
    transaction(() => jobs.forget(erased, clock.now()))
  }

  /** One round at a time, whoever asks. */
  run(): Promise<void> {
    this.#running ??= this.#round().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  async #round(): Promise<void> {
    const { jobs, clock } = this.#with
    const due = jobs.due(clock.now())
    for (let at = 0; at < due.length; at += limits.courierAtOnceMax) {
      await Promise.all(due.slice(at, at + limits.courierAtOnceMax).map(one => this.#attempt(one)))
    }
    jobs.prune(clock.now())
    this.#schedule()
  }

  async #attempt(queued: QueuedJob): Promise<void> {
    const { jobs, clock } = this.#with
    jobs.trying(queued.id, clock.now() + pauseAfter(queued.tries + 1))
    const outcome = await this.#try(queued.job).catch((error: unknown): Outcome => ({ is: "again", because: error }))
    this.#settle(queued, outcome)
  }

  async #try(job: Job | null): Promise<Outcome> {
    const { clock, addressing, push } = this.#with
    if (job === null) return { is: "given_up", because: "an older version has left it" }
    if (job.until <= clock.now()) return { is: "given_up", because: "its time is over" }
    switch (job.kind) {
      case "notice": {
        const now = clock.now()
        const more = await addressNotice(job.notice, { ...addressing, now, hasPush: push !== null })
        return { is: "done", more }
      }
      case "mail":
        return this.#mail(job)
      case "push":
        return this.#push(job)
    }
  }

  async #mail({ recipient, letter }: Extract<Job, { kind: "mail" }>): Promise<Outcome> {
    const { jobs, clock, mail } = this.#with
    if (jobs.share(recipient, clock.now()) >= limits.courierMailsPerHourMax)
      return { is: "given_up", because: "there were too many mails to one address" }
    await mail(letter)
    return { is: "done", tally: "mailed", recipient }
  }

  async #push({ recipient, deviceId, message }: Extract<Job, { kind: "push" }>): Promise<Outcome> {
    const { jobs, clock, push, addressing } = this.#with
    const device = await addressing.directory.device(deviceId)
    if (push === null || device === null) return { is: "done" }
    if (jobs.share(recipient, clock.now()) >= limits.courierPushesPerHourMax)
      return { is: "given_up", because: "there were too many notifications to one person" }
    const pushed = await push(device, message)
    switch (pushed.is) {
      case "taken":
        return { is: "done", tally: "pushed", recipient }
      case "gone":
        await addressing.directory.forgetDevice(deviceId)
        return { is: "done" }
      case "refused":
        return {
          is: "again",
          because: new Error(`A push service answered with ${pushed.because}`),
          ...(pushed.retryAfterMs !== undefined && { afterMs: pushed.retryAfterMs }),
        }
    }
  }

  #settle({ id, tries, job }: QueuedJob, outcome: Outcome): void {
    const { jobs, clock, report, transaction } = this.#with
    const now = clock.now()
    // Forgotten while it was tried.
    if (!jobs.has(id)) return
    if (outcome.is === "again" && tries + 1 < limits.courierTriesMax) {
      const afterMs = Math.min(outcome.afterMs ?? pauseAfter(tries + 1), limits.courierRetryMs.max)
      return jobs.putOff(id, now + afterMs)
    }
    transaction(() => {
      const recipient = outcome.is === "done" ? (outcome.recipient ?? null) : null
      jobs.done(id, { at: now, recipient })
      if (outcome.is === "done") {
        if (outcome.tally) jobs.count(outcome.tally)
        this.#add(outcome.more ?? [], now)
      } else jobs.count("given_up")
    })
    if (outcome.is === "done") return
    const what = job?.kind ?? "job"
    if (outcome.is === "given_up") report(`A ${what} was given up: ${outcome.because}`)
    else report(`A ${what} was given up after ${limits.courierTriesMax} tries`, outcome.because)
  }

  #add(wanted: { id: string; job: Job }[], at: number): void {
    const { jobs, report } = this.#with
    const left = wanted.filter(({ id, job }) => !jobs.add(id, job, at))
    for (const _ of left) jobs.count("given_up")
    if (left.length > 0) report(`${left.length} jobs were given up: ${limits.courierJobsMax} wait already`)
  }

  #schedule(): void {
    const next = this.#with.jobs.next()
    if (next !== null) this.#with.alarm.wakeBy(next)
  }
}

function pauseAfter(tries: number): number {
  const { first, max } = limits.courierRetryMs
  return Math.min(max, first * 3 ** (tries - 1))
}

import { assistantDefaults } from "../../../protocol/assistant.ts"
import type { GenerateEvent } from "../generate-event.ts"
import type { Finish, Job, Piece, PieceTaken } from "../job.ts"
import { keptTurn } from "../kept-turn.ts"
import { Turn } from "../turn.ts"

/** One run of the model, which says what the test lets it say. */
interface Run {
  job: Job
  signal: AbortSignal
  say(...events: GenerateEvent[]): Promise<void>
  /** Breaks it off: with an error, or as a stream that just ends. */
  break(error?: Error): Promise<void>
}

/** A turn with everything around it in the test's hands: time, the model, and an organization that keeps the contract. */
export function turnStage({ pauseMs = 60 }: { pauseMs?: number } = {}) {
  let [now, alarmAt, stored] = [1_000_000, Number.POSITIVE_INFINITY, ""]
  const pauses = new Set<{ at: number; end(): void }>()
  const runs: Run[] = []
  const reported: unknown[] = []
  const organization = pretendOrganization(pauseMs)
  const start = () =>
    new Turn({
      kept: {
        read: () => (stored === "" ? null : keptTurn.parse(JSON.parse(stored))),
        write: kept => {
          stored = JSON.stringify(kept)
        },
      },
      clock: { now: () => now },
      alarm: {
        wakeBy: at => {
          alarmAt = Math.min(at, alarmAt)
        },
      },
      pause: (ms, signal) => pauseUntil(now + ms, signal),
      organization: () => organization,
      generate: (job, { signal }) => {
        const { run, events } = scriptedRun(job, signal)
        runs.push(run)
        return events
      },
      report: error => reported.push(error),
    })

  function pauseUntil(at: number, signal: AbortSignal): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const pause = { at, end: resolve }
    pauses.add(pause)
    signal.addEventListener("abort", () => resolve())
    if (signal.aborted) resolve()
    return promise.finally(() => pauses.delete(pause))
  }

  const stage = {
    turn: start(),
    organization,
    runs,
    reported,
    /** Who still waits for time to pass: the runtime keeps an object in memory for them. */
    pauses,
    kept: () => stored,
    async begin(more: Partial<Job> = {}): Promise<Job> {
      const job = newJob(more)
      stage.turn.begin(job)
      await settled()
      return job
    },
    /** The memory is lost, and with it everything that was going on. */
    crash(): void {
      organization.forgetCaller()
      pauses.clear()
      stage.turn = start()
    },
    /** Time passes; what is due happens in its order. */
    async pass(ms: number): Promise<void> {
      const until = now + ms
      for (;;) {
        const due = [...pauses].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
        if (alarmAt <= until && alarmAt <= (due?.at ?? until)) {
          now = Math.max(now, alarmAt)
          alarmAt = Number.POSITIVE_INFINITY
          stage.turn.rang()
        } else if (due) {
          now = Math.max(now, due.at)
          due.end()
        } else break
        await settled()
      }
      now = until
      await settled()
    },
    run: (number = 1): Run => {
      const run = runs[number - 1]
      if (!run) throw new Error(`The model was asked ${runs.length} times`)
      return run
    },
  }
  return stage
}

function newJob(more: Partial<Job>): Job {
  const ids = {
    organizationId: crypto.randomUUID(),
    conversationId: crypto.randomUUID(),
    answerId: crypto.randomUUID(),
  }
  const asked = {
    transcript: [],
    question: "Is the ferry running?",
    customerName: "Clara",
    tokensMax: 10_000,
    tokensSpent: 0,
    instead: null,
  }
  return { ...ids, ...asked, region: "auto", turn: 1, number: 1, attempt: 0, settings: assistantDefaults, ...more }
}

function scriptedRun(job: Job, signal: AbortSignal): { run: Run; events: AsyncIterable<GenerateEvent> } {
  const said: (GenerateEvent | "end" | Error)[] = []
  let wake = () => {}
  async function* events(): AsyncGenerator<GenerateEvent> {
    for (;;) {
      const next = said.shift()
      if (next === "end") return
      if (next instanceof Error) throw next
      if (next) yield next
      else
        await new Promise<void>(resolve => {
          wake = resolve
        })
    }
  }
  const push = async (...more: typeof said) => {
    said.push(...more)
    wake()
    await settled()
  }
  return { run: { job, signal, say: push, break: error => push(error ?? "end") }, events: events() }
}

/** The organization's side of the contract, and what may go wrong with it. */
function pretendOrganization(pauseMs: number) {
  let waiting: (() => void)[] = []
  const organization = {
    pieces: [] as Piece[],
    finishes: [] as Finish[],
    /** Those that failed, too. */
    finishCalls: 0,
    text: "",
    attempt: 0,
    state: "here" as "here" | "down" | "silent" | "slow" | "over",
    /** Answers the calls that wait. */
    async answers(): Promise<void> {
      const before = waiting
      waiting = []
      for (const answer of before) answer()
      await settled()
    },
    forgets(): void {
      organization.text = ""
      organization.attempt = 0
    },
    forgetCaller(): void {
      waiting = []
    },
    async draft(piece: Piece): Promise<PieceTaken> {
      await reached()
      organization.pieces.push(piece)
      if (organization.state === "over") return { taken: false, because: "over" }
      if (piece.attempt > organization.attempt && piece.offset === 0) {
        organization.attempt = piece.attempt
        organization.text = ""
      }
      const { length } = organization.text
      if (piece.attempt !== organization.attempt) return { taken: false, because: "gap", length: 0 }
      if (piece.offset !== length) return { taken: false, because: "gap", length }
      organization.text += piece.text
      return { taken: true, pauseMs }
    },
    async finish(finish: Finish): Promise<void> {
      organization.finishCalls += 1
      await reached()
      organization.finishes.push(finish)
    },
  }
  async function reached(): Promise<void> {
    if (organization.state === "down") throw new Error("The object is restarting")
    if (organization.state === "silent") await new Promise(() => {})
    if (organization.state === "slow") await new Promise<void>(answer => waiting.push(answer))
  }
  return organization
}

/** Everything that waits for a promise has gone on. */
export async function settled(): Promise<void> {
  for (let turns = 0; turns < 100; turns += 1) await null
}

export const words = (text: string): GenerateEvent => ({ type: "text", text })
export const ends = (more: object = {}): GenerateEvent => ({ type: "end", found: true, cut: false, tokens: 7, ...more })

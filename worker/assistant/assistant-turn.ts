import { DurableObject } from "cloudflare:workers"
import { loggable } from "../../drizzle/loggable.ts"
import type { Env } from "../env.ts"
import { organizationStub } from "../identity/stub.ts"
import { WakeAlarm } from "../org/wake-alarm.ts"
import { type Job, job } from "./job.ts"
import { type KeptTurn, keptTurn } from "./kept-turn.ts"
import { runModel } from "./run-model.ts"
import { Turn } from "./turn.ts"

/** Writes the assistant's answers in one conversation, away from the thread that everybody in the organization shares. */
export class AssistantTurn extends DurableObject<Env> {
  readonly #turn: Turn
  readonly #alarm: WakeAlarm

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    const clock = { now: () => Date.now(), newId: () => crypto.randomUUID() }
    this.#alarm = new WakeAlarm(ctx.storage, clock)
    this.#turn = new Turn({
      kept: keptIn(ctx.storage.kv),
      clock,
      alarm: this.#alarm,
      pause: (ms, signal) => scheduler.wait(ms, { signal }).catch(() => {}),
      organization: ({ organizationId: id, region }) => organizationStub(env, { id, region }),
      generate: (asked, run) => runModel(env, asked, run),
      report: error => console.error("An answer could not be written", loggable(error)),
    })
  }

  /** Answers at once; what comes of it the organization hears over `draft` and `finish`. */
  begin(asked: Job): void {
    this.#turn.begin(job.parse(asked))
  }

  cancel(answerId: string): void {
    this.#turn.cancel(answerId)
  }

  /** Its conversation is erased, and nothing of it stays here. */
  async forget(): Promise<void> {
    this.#turn.forget()
    this.#alarm.rang()
    await this.ctx.storage.deleteAlarm()
    await this.ctx.storage.deleteAll()
  }

  override alarm(): void {
    this.#alarm.rang()
    this.#turn.rang()
  }
}

/** What an older version has kept and this one does not understand is as good as nothing: the organization begins again. */
function keptIn(storage: SyncKvStorage) {
  return {
    read: (): KeptTurn | null => keptTurn.safeParse(storage.get("turn")).data ?? null,
    write: (kept: KeptTurn) => storage.put("turn", kept),
  }
}

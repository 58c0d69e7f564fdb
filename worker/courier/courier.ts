import { DurableObject } from "cloudflare:workers"
import { z } from "zod"
import { database } from "../../drizzle/client.ts"
import { loggable } from "../../drizzle/loggable.ts"
import type { Env } from "../env.ts"
import { signLink } from "../identity/signed-link.ts"
import { sendLetter } from "../mail/send-letter.ts"
import { durableSql } from "../org/durable-sql.ts"
import { WakeAlarm } from "../org/wake-alarm.ts"
import { directoryOf } from "./directory.ts"
import { type Notice, notice } from "./job.ts"
import { type Forgotten, Jobs } from "./jobs.ts"
import { pushSender } from "./push-sender.ts"
import { Rounds } from "./rounds.ts"
import { sendPush } from "./send-push.ts"

const notices = z.array(notice)

/** Carries an organization's mail and notifications out, away from the thread that everybody in it shares. A shell. */
export class Courier extends DurableObject<Env> {
  readonly #jobs: Jobs
  readonly #rounds: Rounds
  readonly #alarm: WakeAlarm

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env)
    const organizationId = ctx.id.name
    if (organizationId === undefined) throw new Error("A courier is reached by its organization's id")
    const clock = { now: () => Date.now(), newId: () => crypto.randomUUID() }
    const sql = durableSql(ctx.storage)
    const sender = pushSender(env)
    const fetchIt = (address: string, init: RequestInit) => fetch(address, init)
    this.#jobs = new Jobs(sql)
    this.#alarm = new WakeAlarm(ctx.storage, clock)
    this.#rounds = new Rounds({
      jobs: this.#jobs,
      clock,
      alarm: this.#alarm,
      transaction: work => sql.transaction(work),
      addressing: {
        organizationId,
        origin: env.PUBLIC_ORIGIN,
        directory: directoryOf(database(env), organizationId),
        signLink: claim => signLink(env, claim),
      },
      mail: letter => sendLetter(env, letter),
      push: sender && ((device, message) => sendPush(device, message, { sender, fetch: fetchIt, now: Date.now() })),
      report: (sentence, cause) => console.error(sentence, ...(cause === undefined ? [] : [loggable(cause)])),
    })
  }

  /** Kept when this returns; the organization need not ask what has become of it. */
  take(told: Notice[]): void {
    this.#rounds.take(notices.parse(told))
  }

  /** For those who manage the organization: what went out, what waits, and what did not go out. */
  standing(): { mailed: number; pushed: number; givenUp: number; waiting: number } {
    const jobs = this.#jobs
    return {
      mailed: jobs.tallied("mailed"),
      pushed: jobs.tallied("pushed"),
      givenUp: jobs.tallied("given_up"),
      waiting: jobs.waiting(),
    }
  }

  /** Somebody is erased: nothing of their conversations is sent any more, and that anything was is forgotten. */
  forget(erased: Forgotten): void {
    this.#rounds.forget(erased)
  }

  /** Its organization is gone: nothing more is sent, and nothing is remembered. */
  async dissolve(): Promise<void> {
    await this.ctx.storage.deleteAlarm()
    await this.ctx.storage.deleteAll()
    this.#alarm.rang()
    this.#jobs.begin()
  }

  override async alarm(): Promise<void> {
    this.#alarm.rang()
    await this.#rounds.run()
  }
}

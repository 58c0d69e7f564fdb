import { loggable } from "../../../drizzle/loggable.ts"
import { limits } from "../../../protocol/limits.ts"
import type { Core } from "../core.ts"
import type { Drain } from "../drain.ts"
import type { Job } from "./rows.ts"

/** Everywhere else where an organization keeps something of a person. Each of these can be done again. */
export interface ErasurePort {
  /** In Postgres: what the conversation's archived entries said. */
  emptyConversation(conversationId: string): Promise<void>
  /** In Postgres: everything else. */
  forgetPerson(job: Job): Promise<void>
  /** At the courier's: what is to be sent, and what was. */
  forgetMail(job: Job): Promise<void>
  /** In the objects that write answers. */
  forgetTurn(conversationId: string): Promise<void>
  /** A moment in which others have their turn. */
  pause(): Promise<void>
}

type Needs = Pick<Core, "erasing" | "archive" | "alarm" | "clock"> & {
  drain: Pick<Drain, "run">
  port: ErasurePort
  /** They are nobody here any more: their pages come in anew, if there is still an account. */
  sendAway(job: Job): void
}

/**
 * Carries erasures out, one at a time: first here, then, when the archive has heard of it, in Postgres and at the objects beside this
 * one. A job is done when all of them have said yes; until then it is kept, and the alarm begins again where it failed.
 */
export class Erasures {
  #with: Needs
  #running: Promise<void> | null = null
  #failures = 0
  constructor(needs: Needs) {
    this.#with = needs
  }

  run(): Promise<void> {
    this.#running ??= this.#attempt().finally(() => {
      this.#running = null
    })
    return this.#running
  }

  async #attempt(): Promise<void> {
    const { erasing, alarm, clock } = this.#with
    try {
      for (let job = erasing.open(); job !== null; job = erasing.open()) await this.#carryOut(job)
      this.#failures = 0
    } catch (error) {
      console.warn("An erasure is put off", loggable(error))
      const { first, max } = limits.archiveRetryMs
      alarm.wakeBy(clock.now() + Math.min(max, first * 2 ** this.#failures))
      this.#failures += 1
    }
  }

  async #carryOut(job: Job): Promise<void> {
    const { erasing, archive, drain, port, sendAway } = this.#with
    let done = job
    for (let next = erasing.goOn(done); next !== null; next = erasing.goOn(done)) {
      done = next
      await port.pause()
    }
    await drain.run()
    if (archive.isBehind(done.upTo)) throw new Error("The archive has not come as far yet")
    for (const id of done.conversationIds) await port.emptyConversation(id)
    await inGroups(done.conversationIds, id => port.forgetTurn(id))
    await port.forgetMail(done)
    await port.forgetPerson(done)
    erasing.done(done)
    sendAway(done)
  }
}

async function inGroups(ids: string[], work: (id: string) => Promise<void>): Promise<void> {
  for (let at = 0; at < ids.length; at += limits.erasureCallsAtOnceMax)
    await Promise.all(ids.slice(at, at + limits.erasureCallsAtOnceMax).map(work))
}

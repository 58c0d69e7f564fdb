import { randomUUID } from "node:crypto"
import { setTimeout as pause } from "node:timers/promises"
import { type ParleyTalker, parleyTalker } from "../../clients/parley-talker.ts"
import { customer } from "../../clients/people.ts"
import { ConsoleCrowd } from "./console-crowd.ts"

export const readers = 1_000
export const slow = 50
export const everyMs = 100

/** One customer who writes at an even pace to an organization with a thousand open consoles. */
export class PacedTalk {
  readonly crowd: ConsoleCrowd
  readonly #talker: ParleyTalker
  /** The newest message. */
  said = 0
  private constructor(crowd: ConsoleCrowd, talker: ParleyTalker) {
    this.crowd = crowd
    this.#talker = talker
  }

  static async begin(service: string): Promise<PacedTalk> {
    const url = `${service}/${randomUUID()}`
    const crowd = await ConsoleCrowd.open(url, { readers, slow })
    return new PacedTalk(crowd, await parleyTalker(url, customer()))
  }

  /** Answers, in milliseconds, how late each message was at each of those who read. */
  async goOn(ms: number): Promise<number[]> {
    const first = this.said + 1
    this.said += ms / everyMs
    const spokenAt = new Map<number, number>()
    const lates: number[] = []
    const heard = this.crowd.others(this.said, n => lates.push(performance.now() - (spokenAt.get(n) ?? Number.NaN)))
    const startedAt = performance.now()
    for (let n = first; n <= this.said; n += 1) {
      await pause(Math.max(0, startedAt + (n - first) * everyMs - performance.now()))
      spokenAt.set(n, performance.now())
      void this.#talker.say(n)
    }
    await heard
    const expected = (this.said - first + 1) * (readers - slow)
    if (lates.length !== expected) throw new Error(`${lates.length} of ${expected} messages arrived`)
    return lates
  }

  /** Settles when the slow ones, who read again, have everything that they had not taken. */
  async everybodyHasIt(): Promise<void> {
    this.crowd.readOn()
    await this.crowd.complete(this.said)
  }
}

import type { Batch, Checkpoint } from "../../drizzle/archive.ts"
import type { StoredConversation } from "../../protocol/conversation.ts"
import type { StoredEntry } from "../../protocol/entry.ts"
import type { ArchivePort } from "../../worker/org/drain.ts"
import type { Dice } from "./random.ts"
import type { Timeline } from "./timeline.ts"

/** What `drizzle/archive.ts` does to Postgres, as data; and what a network does to the calls. */
export class PostgresInMemory {
  readonly entries = new Map<number, StoredEntry>()
  readonly conversations = new Map<string, StoredConversation>()
  checkpoint: Checkpoint | null = null
  down = false
  #timeline: Timeline
  #dice: Dice
  /** Probability that a call fails before, and after, it has done its work. */
  faults = 0
  constructor(timeline: Timeline, dice: Dice) {
    this.#timeline = timeline
    this.#dice = dice
  }

  /** For one life of the object: an answer that comes after it reaches nobody. */
  port(isAlive: () => boolean): ArchivePort {
    return {
      write: batch => this.#call(isAlive, () => this.#write(batch)),
      begin: epoch => this.#call(isAlive, () => this.#begin(epoch)),
      checkpoint: () => this.#call(isAlive, () => this.checkpoint),
    }
  }

  wipe(): void {
    this.entries.clear()
    this.conversations.clear()
    this.checkpoint = null
  }

  #write(batch: Batch): Checkpoint | null {
    const stands = this.checkpoint
    if (stands?.epoch !== batch.epoch || stands.seq !== batch.from) return stands
    for (const entry of batch.entries) this.entries.set(entry.seq, entry)
    for (const one of batch.conversations) this.conversations.set(one.id, one)
    this.checkpoint = { epoch: batch.epoch, seq: batch.to, lastId: batch.entries.at(-1)?.id ?? null }
    return this.checkpoint
  }

  #begin(epoch: string): void {
    this.wipe()
    this.checkpoint = { epoch, seq: 0, lastId: null }
  }

  #call<T>(isAlive: () => boolean, work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      const lost = () => {
        if (isAlive()) reject(new Error("Postgres does not answer"))
      }
      this.#timeline.after(1 + this.#dice.below(50), () => {
        if (this.down || this.#dice.chance(this.faults)) return lost()
        const done = work()
        const answerLost = this.#dice.chance(this.faults)
        this.#timeline.after(1 + this.#dice.below(50), () => {
          if (answerLost) lost()
          else if (isAlive()) resolve(done)
        })
      })
    })
  }
}

import { isDeepStrictEqual } from "node:util"
import type { Batch, Checkpoint } from "../../drizzle/archive.ts"
import type { StoredConversation } from "../../protocol/conversation.ts"
import type { StoredEntry } from "../../protocol/entry.ts"
import { reworded } from "../../protocol/reworded.ts"
import { withoutWords } from "../../protocol/taken-back.ts"
import type { ArchivePort } from "../../worker/org/drain.ts"
import type { PostgresLaw } from "./history/postgres-law.ts"
import { Dice } from "./random.ts"
import type { Timeline } from "./timeline.ts"

export type ArchiveFault =
  | "archive call lost"
  | "archive answer lost"
  | "archive timeout"
  | "archive write after timeout"

/** As in drizzle/client.ts. */
const queryTimeoutMs = 10_000

/** What `drizzle/archive.ts` does to Postgres for one organization, as data; and what a network does to the calls. */
export class PostgresInMemory {
  readonly entries = new Map<number, StoredEntry>()
  readonly conversations = new Map<string, StoredConversation>()
  checkpoint: Checkpoint | null = null
  down = false
  /** What happens to the next calls, one each. */
  readonly faults: ArchiveFault[] = []
  law: PostgresLaw | null = null
  onFault: (fault: ArchiveFault) => void = () => {}
  #timeline: Timeline
  #dice: Dice
  constructor(timeline: Timeline, dice = new Dice(1)) {
    this.#timeline = timeline
    this.#dice = dice
  }

  /** For one life of the object: an answer that comes after it reaches nobody. */
  port(isAlive: () => boolean): ArchivePort {
    return {
      write: batch => this.#call(isAlive, () => this.#write(batch)),
      begin: (epoch, seen) => this.#call(isAlive, () => this.#begin(epoch, seen)),
      checkpoint: () => this.#call(isAlive, () => this.checkpoint),
    }
  }

  wipe(): void {
    this.entries.clear()
    this.conversations.clear()
    this.checkpoint = null
    this.law?.begun()
  }

  /** Nobody has written since somebody saw where it stood; or there is nothing that could be undone. */
  isStill(seen: Checkpoint | null): boolean {
    return this.checkpoint === null || isDeepStrictEqual(this.checkpoint, seen)
  }

  #write(batch: Batch): Checkpoint | null {
    const stands = this.checkpoint
    this.law?.offered(batch, this)
    if (stands?.epoch !== batch.epoch || stands.seq !== batch.from) return stands
    for (const entry of batch.entries) this.entries.set(entry.seq, entry)
    for (const entry of batch.entries) this.#correct(entry)
    for (const one of batch.conversations) this.conversations.set(one.id, one)
    this.checkpoint = { epoch: batch.epoch, seq: batch.to, last: batch.entries.at(-1) ?? null }
    this.law?.written(this)
    return this.checkpoint
  }

  /** What was corrected says so, and what was taken back is gone, from the rows that said it and from those that repeat it. */
  #correct({ seq, conversationId, body }: StoredEntry): void {
    if (body.type !== "deleted" && (body.type !== "edited" || body.of !== "message")) return
    const { entryId } = body
    const said = [...this.entries.values()].find(({ id }) => id === entryId)
    const scheduledId = said?.body.type === "message" ? said.body.scheduledId : undefined
    const taken = { entryId, ...(scheduledId !== undefined && { scheduledId }) }
    for (const [number, entry] of this.entries) {
      const isSince = entry.conversationId === conversationId && number >= (said?.seq ?? seq) && number < seq
      if (!isSince && entry.id !== scheduledId) continue
      if (body.type === "deleted") this.entries.set(number, withoutWords(entry, taken))
      else if (isSince) this.entries.set(number, reworded(entry, { entryId, text: body.text }))
    }
  }

  #begin(epoch: string, seen: Checkpoint | null): void {
    if (!this.isStill(seen)) return
    this.law?.emptied(epoch, this)
    this.wipe()
    this.checkpoint = { epoch, seq: 0, last: null }
  }

  #call<T>(isAlive: () => boolean, work: () => T): Promise<T> {
    const fault = this.faults.shift() ?? null
    if (fault !== null) this.onFault(fault)
    const [there, back] = [1 + this.#dice.below(50), 1 + this.#dice.below(50)]
    return new Promise((resolve, reject) => {
      const settle = (how: () => void) => {
        if (!isAlive()) return
        how()
        this.#timeline.settled()
      }
      const fail = () => settle(() => reject(new Error("Postgres does not answer")))
      // Nobody waits any longer, yet what was asked may still be done.
      if (fault === "archive timeout") return this.#timeline.after(queryTimeoutMs, fail)
      if (fault === "archive write after timeout") {
        this.#timeline.after(queryTimeoutMs, fail)
        return this.#timeline.after(queryTimeoutMs + 20 * there, work)
      }
      return this.#timeline.after(there, () => {
        if (this.down || fault === "archive call lost") return fail()
        const done = work()
        this.#timeline.after(back, () => (fault === "archive answer lost" ? fail() : settle(() => resolve(done))))
      })
    })
  }
}

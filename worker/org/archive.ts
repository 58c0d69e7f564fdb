import type { Batch, Checkpoint, Mark } from "../../drizzle/archive.ts"
import type { StoredConversation } from "../../protocol/conversation.ts"
import type { StoredEntry } from "../../protocol/entry.ts"
import { erased } from "../../protocol/erased.ts"
import { limits } from "../../protocol/limits.ts"
import { reduce } from "../../protocol/reduce.ts"
import type { Conversations } from "./conversations.ts"
import type { Meta } from "./meta.ts"
import type { Alarm, Clock, Sql } from "./ports.ts"
import { restored } from "./restored.ts"
import type { Sockets } from "./sockets.ts"
import { decode, type Stream } from "./stream.ts"
import { bytesOf, withinBytes } from "./within-bytes.ts"

interface Collaborators {
  organizationId: string
  sql: Sql
  clock: Clock
  alarm: Alarm
  stream: Stream
  conversations: Conversations
  meta: Meta
  sockets: Sockets
}

/** What to do after a write: go on, or first let Postgres forget this organization and tell it everything again. */
export type AfterWrite = "next" | "begin"

/** The rules of the archive: what goes next, and what an answer means. Who makes the calls awaits; nothing here does. */
export class Archive {
  #with: Collaborators
  #failures = 0
  /** The conversations of the last batch as it left them, so that a long one is not folded from its first entry every time. */
  #folds = new Map<string, StoredConversation>()
  constructor(collaborators: Collaborators) {
    this.#with = collaborators
  }

  /** An alarm can be lost, so every start asks for one if there is something to tell, */
  schedule(): void {
    if (this.isBehind(this.head())) this.appended()
  }

  /** and every append asks for one. On the path of each message, so nothing is read here. */
  appended(): void {
    const { alarm, clock } = this.#with
    alarm.wakeBy(clock.now() + (this.#failures > 0 ? this.#pause() : limits.archiveDelayMs))
  }

  head(): number {
    return this.#with.stream.head()
  }

  isBehind(seq: number): boolean {
    return this.#with.meta.archived() < seq
  }

  epoch(): string {
    return this.#with.meta.epoch()
  }

  nextBatch(): Batch | null {
    const { organizationId, stream, meta } = this.#with
    const from = meta.archived()
    const piece = withinBytes(stream.after(from, limits.archiveBatchEntriesMax), limits.archiveBatchBytesMax, bytesOf)
    const last = piece.at(-1)
    if (!last) return null
    const ids = [...new Set(piece.map(entry => entry.conversationId))]
    const conversations = ids.map(id => this.#at(id, last.seq)).filter(one => one !== null)
    const living = new Set(conversations.map(({ id }) => id))
    // What is erased never gets there with its words, however much of it is still to be emptied here.
    const entries = piece.map(entry => (living.has(entry.conversationId) ? entry : erased(entry)))
    this.#folds = new Map(conversations.map(one => [one.id, one]))
    return { organizationId, epoch: meta.epoch(), from, to: last.seq, entries, conversations }
  }

  /** Postgres has answered a batch with where it stands now. */
  written(batch: Batch, stands: Checkpoint | null): AfterWrite {
    this.#failures = 0
    return this.#believe(stands, batch.from)
  }

  /** Postgres has been asked where it stands. */
  verified(stands: Checkpoint | null): AfterWrite {
    const { meta, stream } = this.#with
    // An organization that has said nothing has nothing to begin with.
    return stands === null && stream.head() === 0 ? "next" : this.#believe(stands, meta.archived())
  }

  /**
   * It is believed if its newest entry is ours, to the millisecond. If it has another there, or leads, or knows an epoch that
   * this object has not left, this object was restored to an earlier point; if it has no entry there, rows were taken from it.
   */
  #believe(stands: Checkpoint | null, before: number): AfterWrite {
    const { meta, stream } = this.#with
    if (stands === null) return "begin"
    if (stands.epoch !== meta.epoch()) {
      if (stands.epoch !== meta.epochLeft()) restored(this.#with, stands.epoch)
      return "begin"
    }
    if (stands.seq > 0 && !isOf(stream.at(stands.seq), stands.last)) {
      if (stands.last !== null) restored(this.#with, stands.epoch)
      return "begin"
    }
    if (stands.seq !== before) this.#move(stands.seq)
    return "next"
  }

  begun(epoch: string): void {
    if (epoch === this.#with.meta.epoch()) this.#move(0)
  }

  /** What is archived is not folded again after an eviction, so the rows of its conversations are written first. */
  #move(seq: number): void {
    const { conversations, meta, stream } = this.#with
    if (seq < meta.archived()) stream.saveConversations()
    else conversations.saveAll()
    meta.setArchived(seq)
  }

  failed(): void {
    this.#failures += 1
    this.schedule()
  }

  #pause(): number {
    const { first, max } = limits.archiveRetryMs
    return Math.min(max, first * 2 ** (this.#failures - 1))
  }

  /** The conversation as it was at a number: its present state, or the fold of its entries when it has moved on since. Null: it is erased. */
  #at(id: string, seq: number): StoredConversation | null {
    const { conversations, sql } = this.#with
    const now = conversations.get(id)
    if (now === null || now.lastSeq <= seq) return now
    const known = this.#folds.get(id)
    let folded = known && known.lastSeq <= seq ? known : null
    const rows = sql.all(
      "select data from entry where conversation_id = ? and seq > ? and seq <= ? order by seq",
      id,
      folded?.lastSeq ?? 0,
      seq,
    )
    for (const entry of rows.map(decode)) folded = { ...reduce(folded, entry), lastSeq: entry.seq }
    if (folded === null) throw new Error("A batch holds an entry of each of its conversations")
    return folded
  }
}

const isOf = (ours: StoredEntry | null, mark: Mark | null): boolean =>
  ours !== null && mark !== null && ours.id === mark.id && ours.at === mark.at

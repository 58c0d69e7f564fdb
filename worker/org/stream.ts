import { clocksAfter } from "../../protocol/clocks.ts"
import type { StoredConversation } from "../../protocol/conversation.ts"
import type { Draft, StoredEntry } from "../../protocol/entry.ts"
import { erased } from "../../protocol/erased.ts"
import { limits } from "../../protocol/limits.ts"
import { reduce } from "../../protocol/reduce.ts"
import { isPublic } from "../../protocol/visibility.ts"
import { type Conversations, isLookedUpAnew } from "./conversations.ts"
import { correctStored, corrects } from "./corrected.ts"
import type { Desk } from "./desk.ts"
import type { Meta } from "./meta.ts"
import type { Clock, Row, Sql } from "./ports.ts"

export interface Append {
  conversation: StoredConversation | null
  conversationId: string
  drafts: Draft[]
  /** The operation's id becomes the id of the last entry. */
  operationId: string
}

export interface Appended {
  entries: StoredEntry[]
  conversation: StoredConversation
}

/** The ordered stream. The only place that creates a sequence number. */
export class Stream {
  #sql: Sql
  #clock: Clock
  #conversations: Conversations
  #meta: Meta
  #desk: Desk
  /** The newest number; null until it is asked for. */
  #head: number | null = null
  #unsavedEntries = 0
  constructor(needs: { sql: Sql; clock: Clock; conversations: Conversations; meta: Meta; desk: Desk }) {
    this.#sql = needs.sql
    this.#clock = needs.clock
    this.#conversations = needs.conversations
    this.#meta = needs.meta
    this.#desk = needs.desk
    this.#recover()
  }

  /** The newest number; 0 when the stream is empty. */
  head(): number {
    this.#head ??= Number(this.#sql.all("select max(seq) as head from entry")[0]?.head ?? 0)
    return this.#head
  }

  /** All or nothing: the entries with the next numbers, and the conversation as they leave it. */
  append(one: Append): Appended {
    const [appended] = this.appendAll([one])
    if (!appended) throw new Error("An operation appends at least one entry")
    return appended
  }

  /** The same to several conversations at once. */
  appendAll(all: Append[]): Appended[] {
    const at = this.#clock.now()
    let seq = this.head()
    const appended = all.map(one => {
      const done = this.#numbered(one, { at, seq })
      seq += done.entries.length
      return done
    })
    this.#write(appended, all)
    this.#head = seq
    if (this.#unsavedEntries >= limits.unsavedEntriesMax) this.saveConversations()
    return appended
  }

  #numbered(
    { conversation, conversationId, drafts, operationId }: Append,
    from: { at: number; seq: number },
  ): Appended {
    const { at } = from
    let { seq } = from
    let after = conversation
    const entries = drafts.map((draft, index): StoredEntry => {
      seq += 1
      const id = draft.id ?? (index === drafts.length - 1 ? operationId : this.#clock.newId())
      const position = isPublic(draft.body) ? (after?.lastPosition ?? 0) + 1 : null
      const drafted = { id, conversationId, seq, position, at, author: draft.author, body: draft.body }
      const clocks = clocksAfter(after, drafted, this.#desk.rules())
      const entry = clocks ? { ...drafted, clocks } : drafted
      after = { ...reduce(after, entry), lastSeq: seq }
      return entry
    })
    if (after === null) throw new Error("An operation appends at least one entry")
    return { entries, conversation: after }
  }

  /** The entry that ends a conversation whose customer is erased. What else goes of it at once goes in the same transaction. */
  appendErased(one: StoredConversation, also: () => void): StoredEntry {
    const place = { conversationId: one.id, seq: this.head() + 1, position: one.lastPosition + 1 }
    const entry = erased({ ...place, id: this.#clock.newId(), at: this.#clock.now() })
    this.#sql.transaction(() => {
      this.#insert(entry)
      also()
    })
    this.#head = entry.seq
    this.#unsavedEntries += 1
    return entry
  }

  /** So that a start has few entries to fold, even when nothing can be archived for long. */
  saveConversations(): void {
    this.#conversations.saveAll()
    this.#meta.setSaved(this.head())
    this.#unsavedEntries = 0
  }

  /** The entry that an operation made. */
  find(operationId: string): StoredEntry | null {
    const row = this.#sql.all("select data from entry where id = ?", operationId)[0]
    return row ? decode(row) : null
  }

  /** Whether anything was ever said under this conversation's id, erased or not. */
  knows(conversationId: string): boolean {
    return this.#sql.all("select 1 from entry where conversation_id = ? limit 1", conversationId).length > 0
  }

  /** The entry with this number; null when there is none. */
  at(seq: number): StoredEntry | null {
    const row = this.#sql.all("select data from entry where seq = ?", seq)[0]
    return row ? decode(row) : null
  }

  /** Everything after a number, in order. */
  after(seq: number, limit: number): StoredEntry[] {
    return this.textAfter(seq, limit).map(({ text }) => parse(text))
  }

  /** The same as JSON, for who sees entries just as they are stored. */
  textAfter(seq: number, limit: number): { seq: number; text: string }[] {
    return this.#sql
      .all("select seq, data from entry where seq > ? order by seq limit ?", seq, limit)
      .map(row => ({ seq: Number(row.seq), text: String(row.data) }))
  }

  /** The same for what the customer of these conversations may see. `json_each` keeps to one bound parameter, however many there are. */
  afterOf(conversationIds: string[], seq: number, limit: number): StoredEntry[] {
    return this.#sql
      .all(
        `select data from entry where position is not null and seq > ?
         and conversation_id in (select value from json_each(?)) order by seq limit ?`,
        seq,
        JSON.stringify(conversationIds),
        limit,
      )
      .map(decode)
  }

  /** The newest entries of a conversation, oldest first. */
  newestOf(conversationId: string, limit: number): StoredEntry[] {
    return this.#sql
      .all("select data from entry where conversation_id = ? order by seq desc limit ?", conversationId, limit)
      .map(decode)
      .reverse()
  }

  /** What a conversation has after a number, in order. */
  newerOf(conversationId: string, seq: number, limit: number): StoredEntry[] {
    return this.#sql
      .all(
        "select data from entry where conversation_id = ? and seq > ? order by seq limit ?",
        conversationId,
        seq,
        limit,
      )
      .map(decode)
  }

  /** The entries that were appended with this one, before it. */
  before({ seq }: StoredEntry, count: number): StoredEntry[] {
    return this.#sql.all("select data from entry where seq >= ? and seq < ? order by seq", seq - count, seq).map(decode)
  }

  /** The number of the entry that a customer knows by its position, or of the nearest one before it. */
  seqAt(conversationId: string, position: number): number {
    const row = this.#sql.all(
      "select max(seq) as seq from entry where conversation_id = ? and position is not null and position <= ?",
      conversationId,
      position,
    )[0]
    return Number(row?.seq ?? 0)
  }

  /** One entry alone is one statement, which is all or nothing by itself; a transaction around it would cost as much again. */
  #write(appended: Appended[], all: Append[]): void {
    const [one] = appended
    const [only, ...more] = appended.flatMap(({ entries }) => entries)
    const before = all[0]?.conversation ?? null
    if (one && only && more.length === 0 && !isLookedUpAnew(before, one.conversation) && !corrects(only)) {
      this.#insert(only)
      this.#conversations.keep(one.conversation)
    } else {
      this.#sql.transaction(() => {
        for (const { entries, conversation } of appended) {
          for (const entry of entries) this.#insert(entry)
          for (const entry of entries) if (corrects(entry)) correctStored(this.#sql, entry)
          this.#conversations.save(conversation)
        }
      })
      for (const { conversation } of appended) this.#conversations.saved(conversation)
    }
    this.#unsavedEntries += 1 + more.length
  }

  /** Conversations whose rows had still to be written when memory was lost: what is archived, or older than a mark, is in them. */
  #recover(): void {
    for (const entry of this.after(Math.max(this.#meta.archived(), this.#meta.saved()), Number.MAX_SAFE_INTEGER)) {
      const one = this.#conversations.get(entry.conversationId)
      if (one && one.lastSeq < entry.seq) this.#conversations.keep({ ...reduce(one, entry), lastSeq: entry.seq })
      this.#unsavedEntries += 1
    }
  }

  #insert(entry: StoredEntry): void {
    this.#sql.all(
      "insert into entry (seq, id, conversation_id, position, data) values (?, ?, ?, ?, ?)",
      entry.seq,
      entry.id,
      entry.conversationId,
      entry.position,
      JSON.stringify(entry),
    )
  }
}

export const decode = (row: Row): StoredEntry => parse(String(row.data))

/** Only `#insert` writes this column, so it is what it was given. */
const parse = (text: string): StoredEntry => JSON.parse(text) as StoredEntry

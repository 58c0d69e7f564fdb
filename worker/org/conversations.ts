import type { Receipt, Side, StoredConversation } from "../../protocol/conversation.ts"
import type { QueueCounts } from "../../protocol/down.ts"
import { limits } from "../../protocol/limits.ts"
import type { View } from "../../protocol/view.ts"
import { decode, insertConversation, movingColumnsOf } from "./conversation-columns.ts"
import type { Sql } from "./ports.ts"
import { countQueues, countView, idsInView, type ListMark, listView } from "./queues.ts"

/**
 * The present state of every conversation: the fold of its entries. A plain message changes nothing that a conversation is
 * looked up by, so its row may wait: it is written with the next list, receipt, change of state, or piece of the archive, and
 * after an eviction it is folded again from the entries, which never wait.
 */
export class Conversations {
  #sql: Sql
  /** As they are now, those that changed last at the end. */
  #known = new Map<string, StoredConversation>()
  #unsaved = new Set<string>()
  constructor(sql: Sql) {
    this.#sql = sql
  }

  get(id: string): StoredConversation | null {
    const known = this.#known.get(id)
    if (known) return known
    const row = this.#sql.all("select data from conversation where id = ?", id)[0]
    if (!row) return null
    const one = decode(row)
    this.#remember(one)
    return one
  }

  /** For what must be in its row at once. */
  save(one: StoredConversation): void {
    insertConversation(this.#sql, one)
    this.#mention(one)
  }

  /** How it is from now on, for one whose row is written. */
  saved(one: StoredConversation): void {
    this.#unsaved.delete(one.id)
    this.#remember(one)
  }

  /** How it is from now on, for one whose row may wait. */
  keep(one: StoredConversation): void {
    this.#unsaved.add(one.id)
    this.#remember(one)
  }

  /** It is erased: its row goes with what is said of it elsewhere (erasure/erasing.ts). */
  forget(id: string): void {
    this.#unsaved.delete(id)
    this.#known.delete(id)
  }

  /** Writes every row that has waited. */
  saveAll(): void {
    for (const id of this.#unsaved) {
      const one = this.#known.get(id)
      if (one) this.#update(one)
    }
    this.#unsaved.clear()
  }

  /** Raises how far a side has received and read. Returns null when nothing rose. */
  raise(one: StoredConversation, side: Side, to: Receipt): StoredConversation | null {
    const before = one.receipts[side]
    const read = Math.max(before.read, Math.min(to.read, one.lastPosition))
    const delivered = Math.max(before.delivered, Math.min(to.delivered, one.lastPosition), read)
    if (read === before.read && delivered === before.delivered) return null
    const after = { ...one, receipts: { ...one.receipts, [side]: { delivered, read } } }
    this.#update(after)
    this.saved(after)
    return after
  }

  /** A page of a view, in the order people work through it. */
  list(view: View, page: Parameters<typeof listView>[2]): StoredConversation[] {
    this.saveAll()
    return listView(this.#sql, view, page)
  }

  idsIn(view: View, page: Parameters<typeof idsInView>[2]): string[] {
    this.saveAll()
    return idsInView(this.#sql, view, page)
  }

  count(view: View, reading: { viewerId: string; now: number }): number {
    this.saveAll()
    return countView(this.#sql, view, reading)
  }

  counts(): QueueCounts {
    return countQueues(this.#sql)
  }

  /** Newest activity first; `mark.since` is when that was. */
  ofCustomer(customerId: string, { mark, limit }: { mark: ListMark | null; limit: number }): StoredConversation[] {
    const { since, id } = mark ?? { since: Number.MAX_SAFE_INTEGER, id: "" }
    this.saveAll()
    return this.#sql
      .all(
        `select data from conversation where customer_id = ? and (updated_at, id) < (?, ?)
         order by updated_at desc, id desc limit ?`,
        customerId,
        since,
        id,
        limit,
      )
      .map(decode)
  }

  countOfCustomer(customerId: string): number {
    return Number(this.#sql.all("select count(*) as n from conversation where customer_id = ?", customerId)[0]?.n)
  }

  /** SQLite rewrites an index whenever an indexed column is named, changed or not; nothing here is in one. */
  #update(one: StoredConversation): void {
    const columns = movingColumnsOf(one)
    const set = Object.keys(columns).map(name => `${name} = ?`)
    this.#sql.all(`update conversation set ${set} where id = ?`, ...Object.values(columns), one.id)
  }

  /** Who is asked for here, where that has changed. */
  #mention({ id, work }: StoredConversation): void {
    const before = this.#sql.all("select agent_id from mention where conversation_id = ?", id).map(row => row.agent_id)
    const mentioned = work?.mentioned ?? []
    for (const agentId of before)
      if (!mentioned.includes(String(agentId)))
        this.#sql.all("delete from mention where conversation_id = ? and agent_id = ?", id, agentId ?? null)
    for (const agentId of mentioned)
      if (!before.includes(agentId))
        this.#sql.all("insert into mention (conversation_id, agent_id) values (?, ?)", id, agentId)
  }

  #remember(one: StoredConversation): void {
    this.#known.delete(one.id)
    this.#known.set(one.id, one)
    if (this.#known.size <= limits.conversationsInMemoryMax) return
    // The oldest whose row is written: one that was only looked at is newer than one that waits to be.
    for (const id of this.#known.keys()) {
      if (this.#unsaved.has(id)) continue
      this.#known.delete(id)
      return
    }
  }
}

/** Whether an entry changed what conversations are looked up by, so that its row is written with the entry. */
export const isLookedUpAnew = (before: StoredConversation | null, after: StoredConversation): boolean =>
  before === null || before.state !== after.state || before.customer !== after.customer || before.work !== after.work

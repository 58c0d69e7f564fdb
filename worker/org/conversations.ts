import type { Receipt, Side, StoredConversation } from "../../protocol/conversation.ts"
import type { QueueCounts } from "../../protocol/down.ts"
import { limits } from "../../protocol/limits.ts"
import type { Queue } from "../../protocol/rest.ts"
import type { Row, Sql } from "./ports.ts"

/** A place in a list: the sort key of the last item shown, and its id to tell equals apart. */
export interface ListMark {
  key: number
  id: string
}

export interface Holder {
  id: string
  name: string
}

const filters: Record<Queue, string> = {
  waiting: "status = 'waiting'",
  mine: "status = 'claimed' and agent_id = ?1",
  all: "status in ('open', 'waiting', 'claimed')",
  resolved: "status = 'resolved'",
}

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
    const { state } = one
    this.#sql.all(
      `insert into conversation (id, customer_id, status, agent_id, queued_at, updated_at, data) values (?, ?, ?, ?, ?, ?, ?)
       on conflict (id) do update set customer_id = excluded.customer_id, status = excluded.status, agent_id = excluded.agent_id,
         queued_at = excluded.queued_at, updated_at = excluded.updated_at, data = excluded.data`,
      one.id,
      one.customer.id,
      state.status,
      state.status === "claimed" ? state.agent.id : null,
      state.status === "waiting" ? state.escalation.at : null,
      one.updatedAt,
      JSON.stringify(one),
    )
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

  /** Waiting: longest first. Everything else: newest activity first. */
  queue(
    queue: Queue,
    agentId: string,
    { mark, limit }: { mark: ListMark | null; limit: number },
  ): StoredConversation[] {
    const page =
      queue === "waiting"
        ? "(queued_at, id) > (?2, ?3) order by queued_at, id"
        : "(updated_at, id) < (?2, ?3) order by updated_at desc, id desc"
    const start = queue === "waiting" ? { key: -1, id: "" } : { key: Number.MAX_SAFE_INTEGER, id: "" }
    const { key, id } = mark ?? start
    this.saveAll()
    // ?1 is bound in every queue so that the numbering of the parameters stays the same.
    const query = `select data from conversation where ${filters[queue]} and ?1 is not null and ${page} limit ?4`
    return this.#sql.all(query, agentId, key, id, limit).map(decode)
  }

  ofCustomer(customerId: string, { mark, limit }: { mark: ListMark | null; limit: number }): StoredConversation[] {
    const { key, id } = mark ?? { key: Number.MAX_SAFE_INTEGER, id: "" }
    this.saveAll()
    return this.#sql
      .all(
        `select data from conversation where customer_id = ? and (updated_at, id) < (?, ?)
         order by updated_at desc, id desc limit ?`,
        customerId,
        key,
        id,
        limit,
      )
      .map(decode)
  }

  countOfCustomer(customerId: string): number {
    return Number(this.#sql.all("select count(*) as n from conversation where customer_id = ?", customerId)[0]?.n)
  }

  counts(): QueueCounts {
    const counts: QueueCounts = { waiting: 0, open: 0, claimed: 0, snoozed: 0, byAgent: {}, mentions: {} }
    const rows = this.#sql.all(
      `select status, agent_id, json_extract(data, '$.work.snooze') is not null as snoozed, count(*) as n
       from conversation where status in ('open', 'waiting', 'claimed') group by status, agent_id, snoozed`,
    )
    for (const { status, agent_id: agentId, snoozed, n } of rows) {
      if (snoozed) counts.snoozed += Number(n)
      else if (status === "waiting") counts.waiting += Number(n)
      else if (status === "open") counts.open += Number(n)
      else {
        counts.claimed += Number(n)
        if (typeof agentId === "string") counts.byAgent[agentId] = Number(n)
      }
    }
    for (const { id, n } of this.#sql.all(
      "select value as id, count(*) as n from conversation, json_each(data, '$.work.mentioned') group by value",
    ))
      counts.mentions[String(id)] = Number(n)
    return counts
  }

  /** Who has conversations. */
  holders(): Holder[] {
    const rows = this.#sql.all(
      `select agent_id as id, json_extract(data, '$.state.agent.name') as name from conversation
       where status = 'claimed' and agent_id is not null group by agent_id`,
    )
    return rows.map(({ id, name }) => ({ id: String(id), name: String(name) }))
  }

  /** What somebody has, and since when. */
  heldBy(agentId: string): { id: string; joinedAt: number }[] {
    const rows = this.#sql.all(
      "select id, json_extract(data, '$.state.joinedAt') as joined_at from conversation where status = 'claimed' and agent_id = ?",
      agentId,
    )
    return rows.map(({ id, joined_at: joinedAt }) => ({ id: String(id), joinedAt: Number(joinedAt) }))
  }

  /** SQLite rewrites an index whenever an indexed column is named, changed or not; nothing here is in one. */
  #update(one: StoredConversation): void {
    this.#sql.all(
      "update conversation set updated_at = ?, data = ? where id = ?",
      one.updatedAt,
      JSON.stringify(one),
      one.id,
    )
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

/** The sort key that `queue` and `ofCustomer` page by. */
export const listMark = (queue: Queue | null, one: StoredConversation): ListMark => ({
  key: queue === "waiting" && one.state.status === "waiting" ? one.state.escalation.at : one.updatedAt,
  id: one.id,
})

/** Only this file writes this column, so it is what they were given. */
const decode = (row: Row): StoredConversation => JSON.parse(String(row.data)) as StoredConversation

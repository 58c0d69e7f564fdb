import type { Receipt, Side, StoredConversation } from "../../protocol/conversation.ts"
import type { QueueCounts } from "../../protocol/down.ts"
import type { Queue } from "../../protocol/rest.ts"
import type { Row, Sql } from "./ports.ts"

/** A place in a list: the sort key of the last item shown, and its id to tell equals apart. */
export interface ListMark {
  key: number
  id: string
}

const filters: Record<Queue, string> = {
  waiting: "status = 'waiting'",
  mine: "status = 'claimed' and agent_id = ?1",
  all: "status in ('open', 'waiting', 'claimed')",
  resolved: "status = 'resolved'",
}

/** The present state of every conversation: the fold of its entries, kept beside them in the same transaction. */
export class Conversations {
  #sql: Sql
  constructor(sql: Sql) {
    this.#sql = sql
  }

  get(id: string): StoredConversation | null {
    const row = this.#sql.all("select data from conversation where id = ?", id)[0]
    return row ? decode(row) : null
  }

  /** SQLite rewrites an index whenever an indexed column is named, changed or not; a plain message names none. */
  save(before: StoredConversation | null, one: StoredConversation): void {
    if (before && before.state === one.state && before.customer === one.customer) {
      this.#sql.all(
        "update conversation set updated_at = ?, data = ? where id = ?",
        one.updatedAt,
        JSON.stringify(one),
        one.id,
      )
      return
    }
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

  /** Raises how far a side has received and read. Returns null when nothing rose. */
  raise(one: StoredConversation, side: Side, to: Receipt): StoredConversation | null {
    const before = one.receipts[side]
    const read = Math.max(before.read, Math.min(to.read, one.lastPosition))
    const delivered = Math.max(before.delivered, Math.min(to.delivered, one.lastPosition), read)
    if (read === before.read && delivered === before.delivered) return null
    const after = { ...one, receipts: { ...one.receipts, [side]: { delivered, read } } }
    this.#sql.all("update conversation set data = ? where id = ?", JSON.stringify(after), one.id)
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
    // ?1 is bound in every queue so that the numbering of the parameters stays the same.
    const query = `select data from conversation where ${filters[queue]} and ?1 is not null and ${page} limit ?4`
    return this.#sql.all(query, agentId, key, id, limit).map(decode)
  }

  ofCustomer(customerId: string, { mark, limit }: { mark: ListMark | null; limit: number }): StoredConversation[] {
    const { key, id } = mark ?? { key: Number.MAX_SAFE_INTEGER, id: "" }
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
    const counts: QueueCounts = { waiting: 0, open: 0, claimed: 0, byAgent: {} }
    const rows = this.#sql.all(
      "select status, agent_id, count(*) as n from conversation where status in ('open', 'waiting', 'claimed') group by status, agent_id",
    )
    for (const { status, agent_id: agentId, n } of rows) {
      if (status === "waiting") counts.waiting += Number(n)
      if (status === "open") counts.open += Number(n)
      if (status === "claimed") counts.claimed += Number(n)
      if (status === "claimed" && typeof agentId === "string") counts.byAgent[agentId] = Number(n)
    }
    return counts
  }
}

/** The sort key that `queue` and `ofCustomer` page by. */
export const listMark = (queue: Queue | null, one: StoredConversation): ListMark => ({
  key: queue === "waiting" && one.state.status === "waiting" ? one.state.escalation.at : one.updatedAt,
  id: one.id,
})

/** Only `save` and `raise` write this column, so it is what they were given. */
const decode = (row: Row): StoredConversation => JSON.parse(String(row.data)) as StoredConversation

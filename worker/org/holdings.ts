import type { Sql } from "./ports.ts"

/** Somebody who has conversations. */
export interface Holder {
  id: string
  name: string
}

export interface Held {
  id: string
  /** Milliseconds since 1970. */
  joinedAt: number
  isSnoozed: boolean
}

/**
 * Who has what, and what nobody has: looked up in the rows of the conversations. A change of either is always in its row, but not
 * every message is, so these are ids, and how a conversation stands is another question.
 */
export class Holdings {
  #sql: Sql
  constructor(sql: Sql) {
    this.#sql = sql
  }

  /** Also those who have put off all that they have. */
  holders(): Holder[] {
    const rows = this.#sql.all(
      `select agent_id as id, json_extract(data, '$.state.agent.name') as name from conversation
       where standing in ('claimed', 'snoozed') and agent_id is not null group by agent_id`,
    )
    return rows.map(({ id, name }) => ({ id: String(id), name: String(name) }))
  }

  /** What somebody has, and since when. */
  heldBy(agentId: string): Held[] {
    const rows = this.#sql.all(
      `select id, standing, json_extract(data, '$.state.joinedAt') as joined_at from conversation
       where standing in ('claimed', 'snoozed') and agent_id = ?`,
      agentId,
    )
    return rows.map(({ id, standing, joined_at: joinedAt }) => ({
      id: String(id),
      joinedAt: Number(joinedAt),
      isSnoozed: standing === "snoozed",
    }))
  }

  /** Where somebody has written what is to be sent later. */
  plannedBy(agentId: string, limit: number): string[] {
    const query = `select id from conversation where standing <> 'resolved' and exists (
      select 1 from json_each(data, '$.work.scheduled') where json_extract(value, '$.by.id') = ?) limit ?`
    return this.#sql.all(query, agentId, limit).map(row => String(row.id))
  }

  /** How many each agent has and has not put off. */
  loads(): Map<string, number> {
    const rows = this.#sql.all(
      "select agent_id as id, count(*) as n from conversation where standing = 'claimed' group by agent_id",
    )
    return new Map(rows.map(({ id, n }) => [String(id), Number(n)]))
  }

  /** What waits for anybody and is not put off: what is due first, then what has waited longest. Without the first `skipped`. */
  longestWaiting({ limit, skipped }: { limit: number; skipped: number }): string[] {
    const query = `select id from conversation where standing = 'waiting'
      order by coalesce(due_at, ${Number.MAX_SAFE_INTEGER}), waiting_since, id limit ? offset ?`
    return this.#sql.all(query, limit, skipped).map(row => String(row.id))
  }

  /** Ids of everything unresolved, in their order. */
  unresolvedAfter(id: string, limit: number): string[] {
    const query = "select id from conversation where id > ? and standing <> 'resolved' order by id limit ?"
    return this.#sql.all(query, id, limit).map(row => String(row.id))
  }
}

import type { Sql } from "./ports.ts"

export interface Holder {
  id: string
  name: string
}

export interface Held {
  id: string
  /** Milliseconds since 1970. */
  joinedAt: number
}

/** Who has conversations, those they have snoozed among them. */
export function holders(sql: Sql): Holder[] {
  const rows = sql.all(
    `select agent_id as id, json_extract(data, '$.state.agent.name') as name from conversation
     where standing in ('claimed', 'snoozed') and agent_id is not null group by agent_id`,
  )
  return rows.map(({ id, name }) => ({ id: String(id), name: String(name) }))
}

/** What somebody has, and since when. */
export function heldBy(sql: Sql, agentId: string): Held[] {
  const rows = sql.all(
    `select id, json_extract(data, '$.state.joinedAt') as joined_at from conversation
     where standing in ('claimed', 'snoozed') and agent_id = ?`,
    agentId,
  )
  return rows.map(({ id, joined_at: joinedAt }) => ({ id: String(id), joinedAt: Number(joinedAt) }))
}

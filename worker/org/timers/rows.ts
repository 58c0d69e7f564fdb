import type { Row, Sql } from "../ports.ts"

/** What rings; core.ts says what it does then. */
export type TimerKind = "leases" | "conversation" | "walk" | "assign" | "away"

export interface Timer {
  id: string
  /** Milliseconds since 1970. */
  at: number
  kind: TimerKind
  conversationId: string | null
  /** What else it has to know, as whoever set it writes it. */
  data: string | null
}

/** Durable, and ordered by time by an index: a row and an index entry each. */
export class TimerRows {
  #sql: Sql
  constructor(sql: Sql) {
    this.#sql = sql
  }

  /** When the first one is due; null when there is none. */
  head(): number | null {
    const at = this.#sql.all("select at from timer order by at limit 1")[0]?.at
    return at === undefined ? null : Number(at)
  }

  at(id: string): number | null {
    const at = this.#sql.all("select at from timer where id = ?", id)[0]?.at
    return at === undefined ? null : Number(at)
  }

  due(now: number, limit: number): Timer[] {
    return this.#sql.all("select * from timer where at <= ? order by at, id limit ?", now, limit).map(decode)
  }

  keep({ id, at, kind, conversationId, data }: Timer): void {
    this.#sql.all(
      `insert into timer (id, at, kind, conversation_id, data) values (?, ?, ?, ?, ?) on conflict (id) do update set
       at = excluded.at, kind = excluded.kind, conversation_id = excluded.conversation_id, data = excluded.data`,
      id,
      at,
      kind,
      conversationId,
      data,
    )
  }

  drop(id: string): void {
    this.#sql.all("delete from timer where id = ?", id)
  }

  dropAll(): void {
    this.#sql.all("delete from timer")
  }
}

/** Only `keep` writes this table, so the kind is one of ours, or of another version. */
const decode = ({ id, at, kind, conversation_id: conversationId, data }: Row): Timer => ({
  id: String(id),
  at: Number(at),
  kind: kind as TimerKind,
  conversationId: conversationId == null ? null : String(conversationId),
  data: data == null ? null : String(data),
})

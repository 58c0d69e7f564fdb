import { limits } from "../../../protocol/limits.ts"
import type { Row, Sql } from "../ports.ts"

/** An erasure of a person that is not done yet. */
export interface Job extends Standing {
  personId: string
  /** Where they were written to: what the courier knows them by. */
  addresses: string[]
  conversationIds: string[]
  /** The number of the last entry that ends one of their conversations. */
  upTo: number
  /** How far the entries of their conversations have lost what they said. */
  emptied: { conversations: number; seq: number }
}

/** What is told of an erasure, and all that is left of it when it is done. Times are milliseconds since 1970. */
export interface Standing {
  id: string
  requestedAt: number
  /** Null: the person themselves. */
  by: { id: string; name: string } | null
  conversations: number
  doneAt: number | null
}

/** Erasures in the order in which they were asked for. Whom one is about is known until it is done. */
export class ErasureRows {
  #sql: Sql
  constructor(sql: Sql) {
    this.#sql = sql
  }

  keep({ personId, ...job }: Job): void {
    this.#write(job, personId)
  }

  open(): Job | null {
    return this.#jobs("order by at, id limit 1")[0] ?? null
  }

  of(personId: string): Job | null {
    return this.#jobs("and person_id = ?", personId)[0] ?? null
  }

  /** From here on nobody knows whose it was. The oldest of those that are done are forgotten when there are very many. */
  done({ id, requestedAt, by, conversations }: Job, doneAt: number): void {
    this.#write({ id, requestedAt, by, conversations, doneAt }, null)
    this.#sql.all(
      `delete from erasure where id in
         (select id from erasure where person_id is null order by at desc, id desc limit -1 offset ?)`,
      limits.erasuresKeptMax,
    )
  }

  newest(limit: number): Standing[] {
    return this.#sql.all("select data from erasure order by at desc, id desc limit ?", limit).map(decode).map(standing)
  }

  #jobs(where: string, ...values: string[]): Job[] {
    return this.#sql
      .all(`select data, person_id from erasure where person_id is not null ${where}`, ...values)
      .map(row => ({ ...decode(row), personId: String(row.person_id) }))
  }

  #write(data: Standing, personId: string | null): void {
    this.#sql.all(
      `insert into erasure (id, at, person_id, data) values (?, ?, ?, ?)
       on conflict (id) do update set person_id = excluded.person_id, data = excluded.data`,
      data.id,
      data.requestedAt,
      personId,
      JSON.stringify(data),
    )
  }
}

export const standing = ({ id, requestedAt, by, conversations, doneAt }: Standing): Standing => ({
  ...{ id, requestedAt, by, conversations, doneAt },
})

/** Only this file writes this column, so it is what it was given. */
const decode = ({ data }: Row): Omit<Job, "personId"> => JSON.parse(String(data)) as Omit<Job, "personId">

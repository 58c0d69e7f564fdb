import { limits } from "../../protocol/limits.ts"
import type { Sql } from "../org/ports.ts"
import { type Job, job } from "./job.ts"

export interface QueuedJob {
  id: string
  tries: number
  /** Null when an older version has kept it and this one does not understand it. */
  job: Job | null
}

const hourMs = 3_600_000

const tables = [
  "create table job (id text primary key, at integer not null, tries integer not null, data text not null) without rowid",
  "create index job_by_at on job (at)",
  "create table done (id text primary key, at integer not null, recipient text) without rowid",
  "create index done_by_recipient on done (recipient, at)",
  "create index done_by_at on done (at)",
  "create table tally (name text primary key, count integer not null) without rowid",
]

/** Somebody who is erased: their conversations, and where they were written to, in lower case. */
export interface Forgotten {
  conversationIds: string[]
  addresses: string[]
}

/** What waits to be done, what has been done, and how often that did not succeed. */
export class Jobs {
  #sql: Sql
  constructor(sql: Sql) {
    this.#sql = sql
    this.begin()
  }

  /** Makes what is not there. */
  begin(): void {
    const sql = this.#sql
    const known = new Set(sql.all("select name from sqlite_master").map(({ name }) => name))
    if (known.has("job") && known.has("forgotten")) return
    sql.transaction(() => {
      if (!known.has("job")) for (const statement of tables) sql.all(statement)
      // Later than the first couriers.
      sql.all("create table forgotten (conversation_id text primary key, at integer not null) without rowid")
    })
  }

  /** False when there is no room for it. What waits already, or has been done, is there. */
  add(id: string, wanted: Job, at: number): boolean {
    const known = this.#sql.all("select id from job where id = ? union all select id from done where id = ?", id, id)
    if (known.length > 0) return true
    if (this.waiting() >= limits.courierJobsMax) return false
    this.#sql.all("insert into job (id, at, tries, data) values (?, ?, 0, ?)", id, at, JSON.stringify(wanted))
    return true
  }

  waiting(): number {
    return Number(this.#sql.all("select count(*) as waiting from job")[0]?.waiting ?? 0)
  }

  due(now: number): QueuedJob[] {
    return this.#sql
      .all("select id, tries, data from job where at <= ? order by at limit ?", now, limits.courierRoundJobsMax)
      .map(row => ({
        id: String(row.id),
        tries: Number(row.tries),
        job: job.safeParse(JSON.parse(String(row.data))).data ?? null,
      }))
  }

  /** When there is something to do next; null for never. */
  next(): number | null {
    const at = this.#sql.all("select min(at) as at from job")[0]?.at
    return at === null || at === undefined ? null : Number(at)
  }

  /** It is tried now. Should we not live to see what comes of it, it is due again at `again`. */
  trying(id: string, again: number): void {
    this.#sql.all("update job set tries = tries + 1, at = ? where id = ?", again, id)
  }

  putOff(id: string, at: number): void {
    this.#sql.all("update job set at = ? where id = ?", at, id)
  }

  done(id: string, { at, recipient }: { at: number; recipient: string | null }): void {
    this.#sql.all("delete from job where id = ?", id)
    this.#sql.all("insert or replace into done (id, at, recipient) values (?, ?, ?)", id, at, recipient)
  }

  /** How much somebody has been sent in the last hour. */
  share(recipient: string, now: number): number {
    const found = this.#sql.all(
      "select count(*) as sent from done where recipient = ? and at > ?",
      recipient,
      now - hourMs,
    )
    return Number(found[0]?.sent ?? 0)
  }

  /** Forgets what was done long ago, a little at a time. */
  prune(now: number): void {
    const before = now - limits.courierRemembersMs
    this.#sql.all("delete from done where id in (select id from done where at < ? limit 500)", before)
    this.#sql.all("delete from forgotten where at < ?", before)
  }

  has(id: string): boolean {
    return this.#sql.all("select id from job where id = ?", id).length > 0
  }

  /** What is of these conversations, or goes to these addresses. Of the conversations the ids are kept: what was on its way here comes too late. */
  forget({ conversationIds, addresses }: Forgotten, now: number): void {
    const recipients = JSON.stringify(addresses.map(address => `mail ${address}`))
    const names = JSON.stringify(conversationIds)
    // A table's name before each column: json_each has an id, too.
    this.#sql.all(
      `delete from job where lower(json_extract(job.data, '$.recipient')) in (select value from json_each(?))
       or exists (select 1 from json_each(?) where instr(job.id || job.data, value) > 0)`,
      recipients,
      names,
    )
    this.#sql.all(
      `delete from done where lower(done.recipient) in (select value from json_each(?))
       or exists (select 1 from json_each(?) where instr(done.id, value) > 0)`,
      recipients,
      names,
    )
    this.#sql.all("insert or ignore into forgotten (conversation_id, at) select value, ? from json_each(?)", now, names)
  }

  isForgotten(conversationId: string): boolean {
    return this.#sql.all("select 1 from forgotten where conversation_id = ?", conversationId).length > 0
  }

  count(name: Tally): void {
    this.#sql.all(
      "insert into tally (name, count) values (?, 1) on conflict (name) do update set count = count + 1",
      name,
    )
  }

  tallied(name: Tally): number {
    return Number(this.#sql.all("select count from tally where name = ?", name)[0]?.count ?? 0)
  }
}

export type Tally = "mailed" | "pushed" | "given_up"

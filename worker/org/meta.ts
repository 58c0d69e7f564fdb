import type { Clock, Sql } from "./ports.ts"

/** The few facts about the stream as a whole. */
export class Meta {
  #sql: Sql
  #clock: Clock
  constructor(sql: Sql, clock: Clock) {
    this.#sql = sql
    this.#clock = clock
  }

  /** Names one unbroken history of numbers. A cursor from another epoch is of no use. */
  epoch(): string {
    return this.#get("epoch")
  }

  /** The epoch that Postgres may still know when a new one has begun here. */
  epochLeft(): string {
    return this.#get("epoch_left")
  }

  /** The object was restored to an earlier point: numbers that clients have seen will be given again. */
  rotateEpoch(leaving: string): void {
    this.#set("epoch_left", leaving)
    this.#set("epoch", this.#clock.newId())
  }

  /** Everything up to this number is in Postgres. */
  archived(): number {
    return Number(this.#get("archived"))
  }

  setArchived(seq: number): void {
    this.#set("archived", String(seq))
  }

  #get(key: string): string {
    const value = this.#sql.all("select value from meta where key = ?", key)[0]?.value
    if (typeof value !== "string") throw new Error(`The object has no "${key}"`)
    return value
  }

  #set(key: string, value: string): void {
    this.#sql.all(
      "insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value",
      key,
      value,
    )
  }
}

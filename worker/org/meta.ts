import type { Clock, Sql } from "./ports.ts"

/** The few facts about the stream as a whole, read once: nobody else writes them. */
export class Meta {
  #sql: Sql
  #clock: Clock
  #facts: Map<string, string>
  constructor(sql: Sql, clock: Clock) {
    this.#sql = sql
    this.#clock = clock
    this.#facts = new Map(sql.all("select key, value from meta").map(({ key, value }) => [String(key), String(value)]))
    if (this.#facts.size === 0) this.#begin()
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

  /** Everything up to this number is in Postgres, and in the rows of its conversations. */
  archived(): number {
    return Number(this.#get("archived"))
  }

  setArchived(seq: number): void {
    this.#set("archived", String(seq))
  }

  /** Everything up to this number has been told to the courier, as far as it concerns anybody; null before there was one. */
  told(): number | null {
    const told = this.#facts.get("told")
    return told === undefined ? null : Number(told)
  }

  setTold(seq: number): void {
    this.#set("told", String(seq))
  }

  /** Every entry up to this number is in its conversation's row. */
  saved(): number {
    return Number(this.#facts.get("saved") ?? 0)
  }

  setSaved(seq: number): void {
    this.#set("saved", String(seq))
  }

  /** When a right last ended here (endings.ts). */
  endedAt(): number {
    return Number(this.#facts.get("ended_at") ?? 0)
  }

  setEndedAt(at: number): void {
    this.#set("ended_at", String(at))
  }

  /** How the assistant behaves here, as JSON (assistant.ts); null until somebody has said it. */
  assistant(): string | null {
    return this.#facts.get("assistant") ?? null
  }

  setAssistant(configuration: string): void {
    this.#set("assistant", configuration)
  }

  /** The rules for the team, as JSON (desk.ts); null until somebody has set them. */
  desk(): string | null {
    return this.#facts.get("desk") ?? null
  }

  setDesk(desk: string): void {
    this.#set("desk", desk)
  }

  /** What the assistant has spent, as JSON. */
  spent(): string | null {
    return this.#facts.get("spent") ?? null
  }

  setSpent(spent: string): void {
    this.#set("spent", spent)
  }

  #begin(): void {
    this.#set("epoch", this.#clock.newId())
    this.#set("epoch_left", "")
    this.#set("archived", "0")
  }

  #get(key: string): string {
    const value = this.#facts.get(key)
    if (value === undefined) throw new Error(`The object has no "${key}"`)
    return value
  }

  #set(key: string, value: string): void {
    this.#sql.all(
      "insert into meta (key, value) values (?, ?) on conflict (key) do update set value = excluded.value",
      key,
      value,
    )
    this.#facts.set(key, value)
  }
}

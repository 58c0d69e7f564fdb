/** What the organization's core needs from the world: narrow enough that a simulator can stand in for the runtime. */

export type Value = string | number | null
export type Row = Record<string, Value>

/** SQLite as Durable Objects have it: synchronous, one writer. */
export interface Sql {
  all(query: string, ...values: Value[]): Row[]
  /** Rolls everything back when `work` throws. An async callback is a type error: nothing may interleave. */
  transaction<T>(work: () => T extends PromiseLike<unknown> ? never : T): T
}

export interface Clock {
  /** Milliseconds since 1970. */
  now(): number
  newId(): string
}

export interface Alarm {
  /** Makes sure that the object is woken at `at` or before. */
  wakeBy(at: number): void
}

/** Runs something when everything that has arrived already has been handed over. What is lost with the memory is not run. */
export type Soon = (work: () => void) => void

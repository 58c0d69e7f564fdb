import { limits } from "../../protocol/limits.ts"
import type { Alarm, Clock, Sql } from "./ports.ts"
import { type Timer, TimerRows } from "./timers/rows.ts"

interface Needs {
  sql: Sql
  clock: Clock
  alarm: Alarm
  /** Does what a timer is for. It may set the same one again. */
  strike(timer: Timer): void
  report(error: unknown): void
}

/**
 * What will happen by itself, and when. Rows ordered by time are the heap, and the object's one alarm is its head: nothing is
 * awake in between. A timer and what it does are one write, so each happens once, never before its time, whatever crashes.
 */
export class Timers {
  #with: Needs
  #rows: TimerRows
  /** No timer is due before; null when there is none. */
  #head: number | null
  constructor(needs: Needs) {
    this.#with = needs
    this.#rows = new TimerRows(needs.sql)
    this.#head = this.#rows.head()
  }

  /** An alarm can be lost, so every start asks for one, and so does every write. */
  schedule(): void {
    if (this.#head !== null) this.#with.alarm.wakeBy(this.#head)
  }

  /** There is one timer under an id: another time takes the place of the first. */
  set(timer: Timer): void {
    this.#rows.keep(timer)
    this.#head = Math.min(this.#head ?? timer.at, timer.at)
    this.schedule()
  }

  /**
   * The same for one that looks again when it rings whether it is time: an earlier time stands, and rings for nothing. So what is
   * put off with every message costs no row each time.
   */
  setNoLaterThan(timer: Timer): void {
    const at = this.#rows.at(timer.id)
    if (at === null || timer.at < at) this.set(timer)
  }

  has(id: string): boolean {
    return this.#rows.at(id) !== null
  }

  clear(id: string): void {
    this.#rows.drop(id)
  }

  /** Nothing will happen by itself any more. */
  stop(): void {
    this.#rows.dropAll()
  }

  /** Does what is due, the longest due first: so much of it that others have their turn soon, and the rest at once after them. */
  ring(): void {
    const { clock, strike, report } = this.#with
    const now = clock.now()
    // The alarm is not only for timers.
    if (this.#head === null || this.#head > now) return this.schedule()
    for (const timer of this.#rows.due(now, limits.timersPerRingMax)) {
      this.#rows.drop(timer.id)
      try {
        strike(timer)
      } catch (error) {
        // Neither lost nor in the way of the others.
        this.#rows.keep({ ...timer, at: now + limits.timerRetryMs })
        report(error)
      }
    }
    this.#head = this.#rows.head()
    this.schedule()
  }
}

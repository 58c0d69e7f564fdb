import { Timeline } from "../timeline.ts"

interface Due {
  at: number
  takes: "no time" | "a moment" | "long"
  happen: () => void
}

/** Calls, words and pauses take less than this; patience, alarms and watchdogs take more. */
const soonMs = 500
/** Enough turns for what waits for a promise, and for what waits for that. */
const turnsPerSettling = 32

/**
 * Time of which somebody else says what comes next. Whatever takes a moment may happen in any order; what takes longer
 * happens, in order of time, when nothing else is left to happen.
 */
export class Agenda extends Timeline {
  #planned: Due[] = []

  override after(ms: number, happen: () => void): () => void {
    const takes = ms <= 0 ? "no time" : ms < soonMs ? "a moment" : "long"
    const due: Due = { at: this.now + Math.max(0, ms), takes, happen }
    this.#planned.push(due)
    return () => this.#takeBack(due)
  }

  /** Everything is settled after each thing that happens. */
  override settled(): void {}

  /** Nothing is left to happen but what takes long. */
  get isQuiet(): boolean {
    return this.#planned.every(({ takes }) => takes === "long")
  }

  /** What may happen next; first what would be the next by the clock. */
  possible(): Due[] {
    const inTime = this.#planned.toSorted((a, b) => a.at - b.at)
    const soon = inTime.filter(({ takes }) => takes !== "long")
    return soon.length > 0 ? soon : inTime.slice(0, 1)
  }

  async happen(due: Due): Promise<void> {
    this.#takeBack(due)
    this.now = Math.max(this.now, due.at)
    due.happen()
    await this.settle()
  }

  /** What takes no time at all happens with what it comes of. */
  async settle(): Promise<void> {
    for (let next: Due | undefined; ; next.happen()) {
      for (let turns = 0; turns < turnsPerSettling; turns += 1) await null
      next = this.#planned.find(({ takes }) => takes === "no time")
      if (next === undefined) return
      this.#takeBack(next)
    }
  }

  #takeBack(due: Due): void {
    const place = this.#planned.indexOf(due)
    if (place !== -1) this.#planned.splice(place, 1)
  }
}

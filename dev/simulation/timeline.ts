interface Due {
  at: number
  order: number
  happen: (() => void) | null
}

/** Enough turns for what waits for a promise, and for what waits for that. */
const turnsPerSettling = 32

/** Virtual time: what is planned happens in order of time, then of planning. */
export class Timeline {
  now = 1_800_000_000_000
  /** A heap: nobody is due before the one they stand under. */
  #planned: Due[] = []
  #order = 0
  #settling = false

  /** Plans something; the returned function takes it back. */
  after(ms: number, happen: () => void): () => void {
    this.#order += 1
    const due: Due = { at: Math.ceil(this.now + Math.max(0, ms)), order: this.#order, happen }
    this.#rise(due)
    return () => {
      due.happen = null
    }
  }

  /** What comes of something that is done after a while. */
  later<T>(ms: number, work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.after(ms, () => {
        this.settled()
        try {
          resolve(work())
        } catch (error) {
          reject(error)
        }
      })
    })
  }

  /** A promise has been settled: who waits for it goes on before the next event. */
  settled(): void {
    this.#settling = true
  }

  /** Lets time pass. */
  async pass(ms: number): Promise<void> {
    const until = this.now + ms
    if (this.#settling) await this.#settle()
    for (let due = this.#planned[0]; due !== undefined && due.at <= until; due = this.#planned[0]) {
      this.#sink()
      if (due.happen === null) continue
      this.now = Math.max(this.now, due.at)
      due.happen()
      if (this.#settling) await this.#settle()
    }
    this.now = until
  }

  async #settle(): Promise<void> {
    this.#settling = false
    for (let turns = 0; turns < turnsPerSettling; turns += 1) await null
  }

  #rise(due: Due): void {
    const heap = this.#planned
    let place = heap.length
    while (place > 0) {
      const above = (place - 1) >> 1
      const parent = heap[above]
      if (parent === undefined || !isBefore(due, parent)) break
      heap[place] = parent
      place = above
    }
    heap[place] = due
  }

  /** Takes the first one off; the last one sinks from its place. */
  #sink(): void {
    const heap = this.#planned
    const last = heap.pop()
    if (last === undefined || heap.length === 0) return
    let place = 0
    for (;;) {
      const left = heap[2 * place + 1]
      const right = heap[2 * place + 2]
      if (left === undefined) break
      const below = right !== undefined && isBefore(right, left) ? right : left
      if (!isBefore(below, last)) break
      heap[place] = below
      place = 2 * place + (below === left ? 1 : 2)
    }
    heap[place] = last
  }
}

const isBefore = (a: Due, b: Due): boolean => a.at < b.at || (a.at === b.at && a.order < b.order)

interface Due {
  at: number
  order: number
  happen: () => void
}

/** Virtual time: what is planned happens in order of time, then of planning. */
export class Timeline {
  now = 1_800_000_000_000
  #planned: Due[] = []
  #order = 0

  /** Plans something; the returned function takes it back. */
  after(ms: number, happen: () => void): () => void {
    this.#order += 1
    const due = { at: Math.ceil(this.now + Math.max(0, ms)), order: this.#order, happen }
    const place = this.#planned.findIndex(one => one.at > due.at)
    if (place === -1) this.#planned.push(due)
    else this.#planned.splice(place, 0, due)
    return () => {
      const index = this.#planned.indexOf(due)
      if (index !== -1) this.#planned.splice(index, 1)
    }
  }

  /** Lets time pass. Promises that an event settles are followed before the next event. */
  async pass(ms: number): Promise<void> {
    const until = this.now + ms
    for (let due = this.#planned[0]; due !== undefined && due.at <= until; due = this.#planned[0]) {
      this.#planned.shift()
      this.now = Math.max(this.now, due.at)
      due.happen()
      for (let turns = 0; turns < 4; turns += 1) await null
    }
    this.now = until
  }
}

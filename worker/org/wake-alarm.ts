import type { Alarm, Clock } from "./ports.ts"

/** The part of the object's storage that keeps its alarm. */
interface Storage {
  setAlarm(at: number): Promise<void>
}

/** An alarm this late has been lost: the runtime retries within seconds. */
const lostAfterMs = 10_000

/** The object's one alarm. Setting it costs a row, so it is set again only when it would ring too late or seems to be lost. */
export class WakeAlarm implements Alarm {
  #storage: Storage
  #clock: Clock
  #at: number | null = null
  constructor(storage: Storage, clock: Clock) {
    this.#storage = storage
    this.#clock = clock
  }

  wakeBy(at: number): void {
    const lost = this.#at !== null && this.#at < this.#clock.now() - lostAfterMs
    if (this.#at !== null && this.#at <= at && !lost) return
    this.#at = at
    // Held back by the output gate like any write; a failure ends the object, which repairs the alarm when it starts again.
    void this.#storage.setAlarm(at)
  }

  rang(): void {
    this.#at = null
  }
}

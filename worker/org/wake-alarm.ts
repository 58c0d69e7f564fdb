import type { Alarm, Clock } from "./ports.ts"

/** The part of the object's storage that keeps its alarm. */
interface Storage {
  setAlarm(at: number): Promise<void>
}

/** An alarm this late has been lost: the runtime retries within seconds. */
const lostAfterMs = 10_000

/** The runtime ends an alarm after fifteen minutes. */
const attendsMsMax = 600_000

/** The object's one alarm. Setting it costs a row, so it is set again only when it would ring too late or seems to be lost. */
export class WakeAlarm implements Alarm {
  #storage: Storage
  #clock: Clock
  #at: number | null = null
  /** Told of every new time while an alarm is being attended to. */
  #attending: ((at: number) => void) | null = null
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
    this.#attending?.(at)
  }

  rang(): void {
    this.#at = null
  }

  /**
   * Keeps the alarm busy with work, so that the runtime keeps the object, but only until it should ring again: it does not ring
   * while it is busy, and what is due cannot wait until Postgres answers. The work goes on, and the next alarm attends to it.
   */
  async attend(work: Promise<void>): Promise<void> {
    let timeout: ReturnType<typeof setTimeout> | undefined
    const again = new Promise<void>(resolve => {
      this.#attending = at => {
        if (timeout !== undefined) clearTimeout(timeout)
        timeout = setTimeout(resolve, Math.min(at - this.#clock.now(), attendsMsMax))
      }
    })
    if (this.#at !== null) this.#attending?.(this.#at)
    try {
      await Promise.race([work, again])
    } finally {
      if (timeout !== undefined) clearTimeout(timeout)
      this.#attending = null
    }
  }
}

import { loggable } from "../../drizzle/loggable.ts"
import { limits } from "../../protocol/limits.ts"
import type { Alarm, Clock } from "./ports.ts"

/** The part of the object's storage that outlives its tables, and what takes all of it away. */
export interface DissolutionStorage {
  read(): string | undefined
  /** Null takes the mark away. */
  mark(as: string | null): void
  /** Tables, marks and alarm. The memory that spoke of them is gone after this, too. */
  clear(mark: { as: string; alarmAt: number } | null): Promise<void>
}

/** Everywhere else where something of an organization is. Each of these can be done again. */
export interface DissolutionPort {
  /** In Postgres. */
  isThere(): Promise<boolean>
  forgetOrganization(): Promise<void>
  forgetMail(): Promise<void>
  forgetTurns(): Promise<void>
}

interface Needs {
  storage: DissolutionStorage
  port: DissolutionPort
  clock: Clock
  alarm: Alarm
  /** Nothing is written to Postgres any more, and what was being written is. */
  stopArchive(): Promise<void>
  /** Nobody is connected any more, and nothing happens by itself. */
  endWork(): void
}

/**
 * The end of an organization. The object knows that it may come before Postgres is asked for it, so whichever of the two the
 * Worker does not live to see, the alarm does: is the organization still there, nothing was meant; is it gone, all of it goes. For a
 * moment after that the object turns everybody away, so that a request that was on its way begins nothing anew; then it is empty.
 */
export class Dissolution {
  #with: Needs
  #failures = 0
  /** Whoever comes now comes too late. */
  readonly isOver: boolean
  constructor(needs: Needs) {
    this.#with = needs
    const mark = needs.storage.read()
    this.isOver = mark === over
    if (mark !== undefined && mark !== over) needs.alarm.wakeBy(Math.max(needs.clock.now(), Number(mark)))
  }

  /** Somebody is about to delete it, or has. */
  hear(is: "expected" | "done"): void {
    if (this.isOver) return
    if (is === "expected") this.#expect()
    else this.#begin()
  }

  #expect(): void {
    const { storage, clock, alarm } = this.#with
    const lookAt = clock.now() + limits.dissolutionExpectedMs
    storage.mark(String(lookAt))
    alarm.wakeBy(lookAt)
  }

  #begin(): void {
    const { storage, clock, alarm, endWork } = this.#with
    storage.mark(String(clock.now()))
    endWork()
    alarm.wakeBy(clock.now())
  }

  /** When the alarm has rung. True when there is nothing else left to do. */
  async goOn(): Promise<boolean> {
    const { storage, clock, alarm } = this.#with
    const mark = storage.read()
    if (mark === undefined) return false
    if (mark === over) {
      await storage.clear(null)
      return true
    }
    if (clock.now() < Number(mark)) {
      alarm.wakeBy(Number(mark))
      return false
    }
    try {
      return await this.#end()
    } catch (error) {
      console.warn("The end of an organization is put off", loggable(error))
      const { first, max } = limits.archiveRetryMs
      alarm.wakeBy(clock.now() + Math.min(max, first * 2 ** this.#failures))
      this.#failures += 1
      return true
    }
  }

  async #end(): Promise<boolean> {
    const { storage, port, clock, stopArchive, endWork } = this.#with
    if (await port.isThere()) {
      storage.mark(null)
      return false
    }
    endWork()
    await stopArchive()
    await port.forgetOrganization()
    await port.forgetMail()
    await port.forgetTurns()
    await storage.clear({ as: over, alarmAt: clock.now() + limits.endingsMs })
    return true
  }
}

const over = "over"

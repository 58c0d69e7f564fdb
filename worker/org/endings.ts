import { limits } from "../../protocol/limits.ts"
import type { Admission } from "./session.ts"

/** What outlives the object's memory. Times are milliseconds since 1970. */
interface Kept {
  /** When the last right ended; 0 when none has. */
  endedAt(): number
  setEndedAt(at: number): void
}

/**
 * Rights that ended a moment ago. The Worker checks a person before it asks the object to let them in; a sign-out or a new
 * role that falls between the two finds no socket to close. So the object remembers it for longer than a request lives. Who it
 * was is in memory; that something ended is kept, because the object may start anew while the Worker is still checking.
 */
export class Endings {
  #now: () => number
  #kept: Kept
  /** When the last right ended in an earlier life; null until it is asked for. */
  #earlierAt: number | null = null
  #sessions = new Map<string, number>()
  #people = new Map<string, number>()
  #everybodyAt = 0
  constructor(now: () => number, kept: Kept) {
    this.#now = now
    this.#kept = kept
  }

  sessionEnded(sessionId: string): void {
    this.#remember(this.#sessions, sessionId)
  }

  /** Their role changed, or all their sessions ended. They may come back: as what they are then. */
  personChanged(userId: string): void {
    this.#remember(this.#people, userId)
  }

  /** The organization is gone. */
  everybodyChanged(): void {
    this.#everybodyAt = this.#now()
    this.#keep(this.#everybodyAt)
  }

  /** What has happened to this admission since the Worker checked it, if anything. */
  since({ sessionId, viewer, checkedAt }: Admission): "signed_out" | "rights_changed" | null {
    // An ended session never comes back, so clocks need not agree.
    if (this.#sessions.has(sessionId)) return "signed_out"
    const changedAt = Math.max(this.#everybodyAt, this.#people.get(viewer.userId) ?? 0)
    // In the same millisecond it was the change that came first: a check reads the role only after it has read the session.
    return changedAt > checkedAt || this.#mayHaveEnded(checkedAt) ? "rights_changed" : null
  }

  /** Something ended in an earlier life, nobody knows whose: whoever was checked before it is checked again. */
  #mayHaveEnded(checkedAt: number): boolean {
    const sinceMs = this.#now() - this.#earlier()
    return sinceMs >= 0 && sinceMs < limits.endingsMs && checkedAt <= this.#earlier()
  }

  #earlier(): number {
    this.#earlierAt ??= this.#kept.endedAt()
    return this.#earlierAt
  }

  #keep(at: number): void {
    this.#earlier()
    this.#kept.setEndedAt(at)
  }

  /** Oldest first, so forgetting stops at the first that is still fresh. */
  #remember(map: Map<string, number>, key: string): void {
    const now = this.#now()
    map.delete(key)
    map.set(key, now)
    this.#keep(now)
    for (const [oldest, at] of map) {
      if (map.size <= limits.endingsMax && now - at < limits.endingsMs) break
      map.delete(oldest)
    }
  }
}

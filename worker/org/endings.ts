import { limits } from "../../protocol/limits.ts"
import type { Admission } from "./session.ts"

/**
 * Rights that ended a moment ago. The Worker checks a person before it asks the object to let them in; a sign-out or a new
 * role that falls between the two finds no socket to close. So the object remembers it for longer than a request lives.
 * In memory: an object that is evicted has had nobody waiting at its door.
 */
export class Endings {
  #now: () => number
  #sessions = new Map<string, number>()
  #people = new Map<string, number>()
  #everybodyAt = 0
  constructor(now: () => number) {
    this.#now = now
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
  }

  /** What has happened to this admission since the Worker checked it, if anything. */
  since({ sessionId, viewer, checkedAt }: Admission): "signed_out" | "rights_changed" | null {
    // An ended session never comes back, so clocks need not agree.
    if (this.#sessions.has(sessionId)) return "signed_out"
    const changedAt = Math.max(this.#everybodyAt, this.#people.get(viewer.userId) ?? 0)
    // In the same millisecond it was the change that came first: a check reads the role only after it has read the session.
    return changedAt > checkedAt ? "rights_changed" : null
  }

  /** Oldest first, so forgetting stops at the first that is still fresh. */
  #remember(map: Map<string, number>, key: string): void {
    const now = this.#now()
    map.delete(key)
    map.set(key, now)
    for (const [oldest, at] of map) {
      if (map.size <= limits.endingsMax && now - at < limits.endingsMs) break
      map.delete(oldest)
    }
  }
}

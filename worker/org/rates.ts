import { limits } from "../../protocol/limits.ts"
import { isStaff, type Viewer } from "../../protocol/person.ts"
import type { Clock } from "./ports.ts"

interface Bucket {
  tokens: number
  at: number
}

/** Token buckets per person, over all their sockets and REST. In memory only: after an eviction everybody starts with a full burst. */
export class Rates {
  #clock: Clock
  #operations = new Map<string, Bucket>()
  #signals = new Map<string, Bucket>()
  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** 0 when the person may act now, else milliseconds until they may. */
  operation(person: Viewer): number {
    const kind = isStaff(person) ? "staff" : "customer"
    return this.#take(this.#operations, person.userId, {
      burst: limits.operationsBurst[kind],
      perSecond: limits.operationsPerSecond[kind],
    })
  }

  signal(person: Viewer): number {
    return this.#take(this.#signals, person.userId, { burst: limits.signalsBurst, perSecond: limits.signalsPerSecond })
  }

  #take(
    buckets: Map<string, Bucket>,
    userId: string,
    { burst, perSecond }: { burst: number; perSecond: number },
  ): number {
    const now = this.#clock.now()
    const before = buckets.get(userId) ?? { tokens: burst, at: now }
    const refilled = Math.min(burst, before.tokens + (Math.max(0, now - before.at) / 1000) * perSecond)
    if (refilled < 1) {
      buckets.set(userId, { tokens: refilled, at: now })
      return Math.ceil(((1 - refilled) / perSecond) * 1000)
    }
    // Delete and set again: the map stays in order of use, so the oldest can be dropped.
    buckets.delete(userId)
    buckets.set(userId, { tokens: refilled - 1, at: now })
    const oldest = buckets.size > limits.socketsPerOrganizationMax ? buckets.keys().next().value : undefined
    if (oldest !== undefined) buckets.delete(oldest)
    return 0
  }
}

import { limits } from "../../protocol/limits.ts"
import { isStaff, type Viewer } from "../../protocol/person.ts"
import type { Clock } from "./ports.ts"
import { Rate } from "./rate.ts"

/** What is left of a person's quota, as the `RateLimit` headers say it (routes/quota-headers.ts). */
export interface Quota {
  name: "operations" | "reads" | "changes"
  burst: number
  remaining: number
  wholeInMs: number
}

/** Who acts: any role of staff counts alike. */
export type Actor = Pick<Viewer, "userId" | "role">

/**
 * How much people may do: one by one, over all their sockets and REST, and together. Customers and staff are counted apart, so
 * a flood of customers leaves staff their share.
 *
 * In memory only: rows are paid for. An object hibernates after about ten seconds without any event, and every bucket is
 * whole after `rateWindowSeconds`, so hibernation forgets nothing. A crash or a deploy gives everybody a full burst.
 */
export class Rates {
  #clock: Clock
  #operations = sides(limits.operationsBurst)
  #signals = sides({ customer: limits.signalsBurst, staff: limits.signalsBurst })
  #reads = sides(limits.readsBurst)
  /** What staff change in many conversations at once. */
  #changes = new Rate(limits.bulkBurst, limits.bulkBurst * limits.bulkShares)
  /** Each of these needs a socket, or a read that was counted; together they are bounded by those. */
  #idle = new Rate(limits.idleBurst, null)
  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** 0 when the person may act now, else milliseconds until they may. The same for the other three. */
  operation(person: Actor): number {
    return this.#operations[sideOf(person)].take(person.userId, this.#clock.now())
  }

  signal(person: Actor): number {
    return this.#signals[sideOf(person)].take(person.userId, this.#clock.now())
  }

  /** Also a socket that is opened: it greets once. */
  read(person: Actor): number {
    return this.#reads[sideOf(person)].take(person.userId, this.#clock.now())
  }

  /** What changes nothing: repeating an operation, acknowledging again, being refused. */
  idle(person: Actor): number {
    return this.#idle.take(person.userId, this.#clock.now())
  }

  /** So many at once, or none of them. */
  changes(person: Actor, count: number): number {
    return this.#changes.take(person.userId, this.#clock.now(), count)
  }

  quota(name: Quota["name"], person: Actor): Quota {
    const rate =
      name === "changes" ? this.#changes : (name === "reads" ? this.#reads : this.#operations)[sideOf(person)]
    return { name, burst: rate.burst, ...rate.left(person.userId, this.#clock.now()) }
  }
}

type Side = keyof typeof limits.organizationShares

const sideOf = (person: Actor): Side => (isStaff(person) ? "staff" : "customer")

const sides = (burst: Record<Side, number>): Record<Side, Rate> => ({
  customer: new Rate(burst.customer, burst.customer * limits.organizationShares.customer),
  staff: new Rate(burst.staff, burst.staff * limits.organizationShares.staff),
})

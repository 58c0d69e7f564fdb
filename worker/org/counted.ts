import type { Refusal } from "../../protocol/refusal.ts"
import type { Core } from "./core.ts"
import type { Actor, Quota } from "./rates.ts"

/** An answer to REST, and what is left of the quota that it was counted against. */
export type Counted<T> = { quota: Quota } & ({ ok: true; value: T } | { ok: false; refusal: Refusal })

/** What one of the staff does over REST to what is not in the object, counted like every other operation. */
export function countedOperation({ rates }: Core, person: Actor): Counted<null> {
  const retryAfterMs = rates.operation(person)
  const quota = rates.quota("operations", person)
  return retryAfterMs > 0
    ? { ok: false, refusal: { code: "rate_limited", retryAfterMs }, quota }
    : { ok: true, value: null, quota }
}

/** A read over REST, counted against the person who asks. */
export function counted<T>(core: Core, person: Actor, read: (core: Core) => T): Counted<T> {
  const retryAfterMs = core.rates.read(person)
  const quota = core.rates.quota("reads", person)
  if (retryAfterMs > 0) return { ok: false, refusal: { code: "rate_limited", retryAfterMs }, quota }
  return { ok: true, value: read(core), quota }
}

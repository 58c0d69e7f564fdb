import { loggable } from "../../drizzle/loggable.ts"
import { limits } from "../../protocol/limits.ts"
import type { Region } from "../../protocol/organization.ts"
import type { Env } from "../env.ts"
import { organizationStub } from "../identity/stub.ts"
import type { Counted } from "../org/counted.ts"
import type { Actor } from "../org/rates.ts"
import { firstFound } from "./first-found.ts"

interface Asking {
  /** Whose read it is, in each of the organizations. */
  actor: Actor
  organizations: { id: string; region: Region }[]
  withinMs?: number
}

/**
 * Before Postgres serves a list, the objects tell it what they have not told yet: for a second at most, however many there
 * are. One that is late or fails only leaves the list a little older, and the list says how old. The answers are those that
 * were counted against the caller's quota in time.
 */
export async function settleAll(
  env: Env,
  { actor, organizations, withinMs = limits.settleMs }: Asking,
): Promise<Counted<null>[]> {
  const deadline = Date.now() + withinMs
  const counted: Counted<null>[] = []
  const settling = firstFound(organizations, async one => {
    await organizationStub(env, one)
      .refresh({ userId: actor.userId, role: actor.role })
      .then(answer => counted.push(answer))
      .catch((error: unknown) => console.warn("An organization did not settle", loggable(error)))
    return Date.now() > deadline ? "late" : null
  })
  await Promise.race([settling, scheduler.wait(withinMs)])
  return counted
}

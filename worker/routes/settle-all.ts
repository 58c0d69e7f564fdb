import { loggable } from "../../drizzle/loggable.ts"
import { limits } from "../../protocol/limits.ts"
import type { Region } from "../../protocol/organization.ts"
import type { Env } from "../env.ts"
import { organizationStub } from "../identity/stub.ts"
import { firstFound } from "./first-found.ts"

/**
 * Before Postgres serves a list, the objects tell it what they have not told yet: for a second at most, however many there
 * are. One that is late or fails only leaves the list a little older, and the list says how old.
 */
export async function settleAll(env: Env, organizations: { id: string; region: Region }[]): Promise<void> {
  const deadline = Date.now() + limits.settleMs
  const settling = firstFound(organizations, async one => {
    await organizationStub(env, one)
      .settle()
      .catch((error: unknown) => console.warn("An organization did not settle", loggable(error)))
    return Date.now() > deadline ? "late" : null
  })
  await Promise.race([settling, scheduler.wait(limits.settleMs)])
}

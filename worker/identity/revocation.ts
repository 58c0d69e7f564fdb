import { waitUntil } from "cloudflare:workers"
import type { Database } from "../../drizzle/client.ts"
import { loggable } from "../../drizzle/loggable.ts"
import type { Region } from "../../protocol/organization.ts"
import type { Role } from "../../protocol/person.ts"
import type { Env } from "../env.ts"
import { organizationsOf } from "./customers.ts"
import { identityLimits } from "./identity-limits.ts"
import { organizationStub } from "./stub.ts"

/**
 * Tells the organization objects what changed about a person, so that live sockets follow within two seconds. The calls are
 * awaited: work left for after the answer can be cut short. A failure does not undo the change, which is stored already; the
 * call is repeated after the answer, within the half minute that the runtime gives us.
 */
export function revocation(
  env: Env,
  database: Database,
  pausesMs: readonly number[] = identityLimits.revocationPausesMs,
) {
  return { endSessions, changeRole, expectEnd, dissolve }

  async function endSessions(userId: string, sessionIds: string[] | "all"): Promise<void> {
    await insist("find sockets", async () => {
      const organizations = await organizationsOf(database, userId)
      const end = (one: Placed) => organizationStub(env, one).endSessions({ userId, sessionIds })
      // One object that is away does not keep the others waiting.
      await Promise.all(organizations.map(one => insist("end sessions", () => end(one))))
    })
  }

  async function changeRole(organization: Placed, userId: string, role: Role | null): Promise<void> {
    const change = (to: { role?: Role | null }) => organizationStub(env, organization).changeRole({ userId, ...to })
    // By the time of a repetition the role may be another one, so their sockets close and read it anew.
    await insist(
      "change a role",
      () => change({ role }),
      () => change({}),
    )
  }

  /** Throws when the object cannot be reached: it has to know before Postgres is asked, or nobody would end what is in it. */
  async function expectEnd(organization: Placed): Promise<void> {
    await organizationStub(env, organization).dissolve("expected")
  }

  /** The rest of it, its courier's and its archive's included, the object sees to. */
  async function dissolve(organization: Placed): Promise<void> {
    await insist("dissolve an organization", async () => organizationStub(env, organization).dissolve("done"))
  }

  /** Never throws. What fails at first goes on after the answer. */
  async function insist(what: string, work: () => Promise<void>, again = work): Promise<void> {
    try {
      await work()
    } catch (error) {
      console.warn(`Could not ${what} at once`, loggable(error))
      waitUntil(repeat(what, again))
    }
  }

  async function repeat(what: string, work: () => Promise<void>): Promise<void> {
    let failure: unknown
    for (const pauseMs of pausesMs) {
      await scheduler.wait(pauseMs)
      try {
        return await work()
      } catch (error) {
        failure = error
      }
    }
    console.error(`Could not ${what} on live sockets`, loggable(failure))
  }
}

interface Placed {
  id: string
  region: Region
}

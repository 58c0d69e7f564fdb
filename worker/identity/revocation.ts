import type { Database } from "../../drizzle/client.ts"
import { loggable } from "../../drizzle/loggable.ts"
import type { Region } from "../../protocol/organization.ts"
import type { Role } from "../../protocol/person.ts"
import type { Env } from "../env.ts"
import { organizationsOf } from "./customers.ts"
import { organizationStub } from "./stub.ts"

/**
 * Tells the organization objects what changed about a person, so that live sockets follow within two seconds. The calls are
 * awaited: work left for after the answer can be cut short. A failure is logged and does not undo the change, which is
 * stored already: the object asks again when the socket reconnects.
 */
export function revocation(env: Env, database: Database) {
  return { endSessions, changeRole, dissolve }

  async function endSessions(userId: string, sessionIds: string[] | "all"): Promise<void> {
    await attempt("end sessions", async () => {
      const organizations = await organizationsOf(database, userId)
      const calls = organizations.map(one => organizationStub(env, one).endSessions({ userId, sessionIds }))
      const failed = (await Promise.allSettled(calls)).filter(call => call.status === "rejected")
      if (failed.length > 0) throw new AggregateError(failed.map(call => call.reason))
    })
  }

  async function changeRole(
    organization: { id: string; region: Region },
    userId: string,
    role: Role | null,
  ): Promise<void> {
    await attempt("change a role", () => organizationStub(env, organization).changeRole({ userId, role }))
  }

  async function dissolve(organization: { id: string; region: Region }): Promise<void> {
    await attempt("dissolve an organization", () => organizationStub(env, organization).dissolve())
  }
}

async function attempt(what: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    console.error(`Could not ${what} on live sockets`, loggable(error))
  }
}

import { and, eq, inArray } from "drizzle-orm"
import { type Database, database } from "../../drizzle/client.ts"
import { loggable } from "../../drizzle/loggable.ts"
import { member, user } from "../../drizzle/schema/auth.ts"
import type { Region } from "../../protocol/organization.ts"
import { isStaff, role } from "../../protocol/person.ts"
import type { Env } from "../env.ts"
import type { Colleague } from "../org/agents.ts"
import { identityLimits } from "./identity-limits.ts"
import { organizationStub } from "./stub.ts"

/** Tells an organization's object who works there. After an answer, where nobody waits for it; the object asks again some time. */
export async function tellColleagues(env: Env, organization: { id: string; region: Region }): Promise<void> {
  const readAt = Date.now()
  try {
    const colleagues = await colleaguesIn(database(env), organization.id)
    await organizationStub(env, organization).colleagues(colleagues, readAt)
  } catch (error) {
    console.warn("Could not tell an organization who works there", loggable(error))
  }
}

async function colleaguesIn(database: Database, organizationId: string): Promise<Colleague[]> {
  const rows = await database
    .select({ id: member.userId, name: user.name, role: member.role })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
    .where(and(eq(member.organizationId, organizationId), inArray(member.role, staffRoles)))
    .orderBy(member.createdAt)
    .limit(identityLimits.membersPerOrganizationMax)
  return rows.map(row => ({ ...row, role: role.parse(row.role) }))
}

const staffRoles = role.options.filter(one => isStaff({ role: one }))

import { and, desc, eq, inArray } from "drizzle-orm"
import type { Database } from "../../drizzle/client.ts"
import { member, organization } from "../../drizzle/schema/auth.ts"
import { type Region, region } from "../../protocol/organization.ts"
import { isStaff, role } from "../../protocol/person.ts"
import { identityLimits } from "./identity-limits.ts"

const staffRoles = role.options.filter(one => isStaff({ role: one }))

/** The organizations in which this person is staff, the newest first. */
export async function staffedOrganizations(
  database: Database,
  userId: string,
): Promise<{ id: string; region: Region }[]> {
  const rows = await database
    .select({ id: organization.id, region: organization.region })
    .from(organization)
    .innerJoin(member, eq(member.organizationId, organization.id))
    .where(and(eq(member.userId, userId), inArray(member.role, staffRoles)))
    .orderBy(desc(member.createdAt))
    .limit(identityLimits.organizationsStaffedMax)
  return rows.map(row => ({ id: row.id, region: region.parse(row.region) }))
}

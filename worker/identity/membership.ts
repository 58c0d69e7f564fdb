import { and, eq, type SQL } from "drizzle-orm"
import { z } from "zod"
import type { Database } from "../../drizzle/client.ts"
import { member, organization } from "../../drizzle/schema/auth.ts"
import { type Region, region } from "../../protocol/organization.ts"
import { type Role, role } from "../../protocol/person.ts"

export interface OrganizationRow {
  id: string
  slug: string
  name: string
  region: Region
  accent: string | null
  logo: string | null
}

/** The person's role in the organization; null when they do not belong to it, or there is no such organization. */
export async function membership(database: Database, userId: string, organizationId: string): Promise<Role | null> {
  const found = await organizationFor(database, organizationId, userId)
  return found?.role ?? null
}

/**
 * The organization at an address, which is its id or its slug, and what this person is to it: one query, since it is on the
 * socket's path. Null when there is none.
 */
export async function organizationFor(
  database: Database,
  address: string,
  userId: string | null,
): Promise<{ organization: OrganizationRow; role: Role | null } | null> {
  const isPerson: SQL | undefined = userId === null ? eq(member.userId, NOBODY) : eq(member.userId, userId)
  const [row] = await database
    .select({
      id: organization.id,
      slug: organization.slug,
      name: organization.name,
      region: organization.region,
      accent: organization.accent,
      logo: organization.logo,
      role: member.role,
    })
    .from(organization)
    .leftJoin(member, and(eq(member.organizationId, organization.id), isPerson))
    .where(z.uuid().safeParse(address).success ? eq(organization.id, address) : eq(organization.slug, address))
    .limit(1)
  if (row === undefined) return null
  const { role: stored, ...rest } = row
  return {
    organization: { ...rest, region: region.parse(rest.region) },
    role: stored === null ? null : role.parse(stored),
  }
}

/** The nil uuid, which is nobody's id. */
const NOBODY = "00000000-0000-0000-0000-000000000000"

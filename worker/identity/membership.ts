import { and, desc, eq, inArray, isNotNull, or, sql } from "drizzle-orm"
import { z } from "zod"
import type { Database } from "../../drizzle/client.ts"
import { member, organization } from "../../drizzle/schema/auth.ts"
import { conversations } from "../../drizzle/schema/conversations.ts"
import { customers } from "../../drizzle/schema/customers.ts"
import { organizationIdsOf, reachOrganizationsOf, within } from "../../drizzle/scope.ts"
import { type Region, region, slug } from "../../protocol/organization.ts"
import { type Role, role } from "../../protocol/person.ts"
import { identityLimits } from "./identity-limits.ts"

export interface OrganizationRow {
  id: string
  slug: string
  name: string
  region: Region
  accent: string | null
  logo: string | null
}

/** An organization and what a person is to it. `role` is null when they do not belong to it. */
export interface Membership {
  organization: OrganizationRow
  role: Role | null
  /** They have been let in as a customer before. */
  isCustomer: boolean
}

/**
 * The organization at an address, which is its id or its slug, and what this person is to it: one query, since it is on the
 * socket's path. Null when there is none.
 */
export async function organizationFor(
  database: Database,
  address: string,
  userId: string | null,
): Promise<Membership | null> {
  const isId = z.uuid().safeParse(address).success
  if (!isId && !slug.safeParse(address).success) return null
  const found = select(database, userId ?? NOBODY)
    .where(isId ? eq(organization.id, address) : eq(organization.slug, address))
    .limit(1)
  const [[row]] = await within(database, { kind: "person", userId: userId ?? NOBODY }, [found])
  return row ? toMembership(row) : null
}

/**
 * Where a conversation with this id is archived, among the organizations that this person has to do with. Almost always
 * one, but customers make the ids of conversations, and may use the same one twice.
 */
export async function homesOf(database: Database, conversationId: string, userId: string): Promise<Membership[]> {
  const found = select(database, userId)
    .innerJoin(conversations, eq(conversations.organizationId, organization.id))
    .where(and(eq(conversations.id, conversationId), or(isNotNull(member.id), isNotNull(customers.userId))))
    .limit(identityLimits.organizationsSearchedMax)
  const reach = reachOrganizationsOf(database, userId)
  const [, rows] = await within(database, { kind: "person", userId }, [reach, found])
  return rows.map(toMembership)
}

/** The organizations that this person has to do with, the newest first, as many as are searched for a young conversation. */
export async function newestHomes(database: Database, userId: string): Promise<Membership[]> {
  const found = select(database, userId)
    // Begins at the person, so that it costs what they have and not what there is.
    .where(inArray(organization.id, organizationIdsOf(database, userId)))
    .orderBy(desc(sql`greatest(${customers.firstSeenAt}, ${member.createdAt})`))
    .limit(identityLimits.organizationsSearchedMax)
  const [rows] = await within(database, { kind: "person", userId }, [found])
  return rows.map(toMembership)
}

/** The nil uuid, which is nobody's id. */
const NOBODY = "00000000-0000-0000-0000-000000000000"

function select(database: Database, userId: string) {
  return database
    .select({
      id: organization.id,
      slug: organization.slug,
      name: organization.name,
      region: organization.region,
      accent: organization.accent,
      logo: organization.logo,
      role: member.role,
      customerId: customers.userId,
    })
    .from(organization)
    .leftJoin(member, and(eq(member.organizationId, organization.id), eq(member.userId, userId)))
    .leftJoin(customers, and(eq(customers.organizationId, organization.id), eq(customers.userId, userId)))
}

function toMembership({
  role: stored,
  customerId,
  ...rest
}: Omit<OrganizationRow, "region"> & { region: string; role: string | null; customerId: string | null }): Membership {
  return {
    organization: { ...rest, region: region.parse(rest.region) },
    role: stored === null ? null : role.parse(stored),
    isCustomer: customerId !== null,
  }
}

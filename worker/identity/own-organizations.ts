import { and, asc, eq, or, sql } from "drizzle-orm"
import { z } from "zod"
import type { Database } from "../../drizzle/client.ts"
import { member, organization } from "../../drizzle/schema/auth.ts"
import { customers } from "../../drizzle/schema/customers.ts"
import { within } from "../../drizzle/scope.ts"
import type { ownOrganization } from "../../protocol/organization.ts"
import { role } from "../../protocol/person.ts"

/** Sort key of the list: where the person belongs comes first, then by name; the id tells namesakes apart. */
export const ownOrganizationKey = z.tuple([z.union([z.literal(0), z.literal(1)]), z.string(), z.uuid()])
type Key = z.infer<typeof ownOrganizationKey>

/** The organizations that a person belongs to or writes to, after `key`, and the key to go on from. */
export async function ownOrganizations(
  database: Database,
  userId: string,
  page: { limit: number; after: Key | null },
): Promise<{ organizations: z.infer<typeof ownOrganization>[]; next: Key | null }> {
  const rank = sql<number>`case when ${member.id} is null then 1 else 0 end`
  const key = sql`(${rank}, ${organization.name}, ${organization.id})`
  const found = database
    .select({
      id: organization.id,
      slug: organization.slug,
      name: organization.name,
      logo: organization.logo,
      accent: organization.accent,
      role: member.role,
    })
    .from(organization)
    .leftJoin(member, and(eq(member.organizationId, organization.id), eq(member.userId, userId)))
    .leftJoin(customers, and(eq(customers.organizationId, organization.id), eq(customers.userId, userId)))
    .where(
      and(
        or(eq(member.userId, userId), eq(customers.userId, userId)),
        page.after ? sql`${key} > (${page.after[0]}::int, ${page.after[1]}::text, ${page.after[2]}::uuid)` : undefined,
      ),
    )
    .orderBy(asc(rank), asc(organization.name), asc(organization.id))
    .limit(page.limit + 1)
  const [rows] = await within(database, { kind: "person", userId }, [found])
  const organizations = rows.slice(0, page.limit).map(row => ({
    ...row,
    role: row.role === null ? null : role.parse(row.role),
    relation: row.role === null ? ("customer" as const) : ("member" as const),
  }))
  const last = organizations.at(-1)
  const hasMore = rows.length > page.limit && last !== undefined
  return { organizations, next: hasMore ? [last.relation === "member" ? 0 : 1, last.name, last.id] : null }
}

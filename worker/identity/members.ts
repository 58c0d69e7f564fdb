import { and, asc, eq, sql } from "drizzle-orm"
import { z } from "zod"
import type { Database } from "../../drizzle/client.ts"
import { member, user } from "../../drizzle/schema/auth.ts"
import type { member as memberSchema } from "../../protocol/organization.ts"
import { role } from "../../protocol/person.ts"

type Member = z.infer<typeof memberSchema>

/** Sort key of the list: who joined first comes first. Milliseconds since 1970, then the member's id. */
export const memberKey = z.tuple([z.int(), z.uuid()])
type Key = z.infer<typeof memberKey>

/** The members of an organization after `key`, and the key to go on from. */
export async function listMembers(
  database: Database,
  organizationId: string,
  page: { limit: number; after: Key | null },
): Promise<{ members: Member[]; next: Key | null }> {
  const isAfter =
    page.after &&
    sql`(${member.createdAt}, ${member.id}) > (${new Date(page.after[0]).toISOString()}::timestamptz, ${page.after[1]}::uuid)`
  const rows = await select(database)
    .where(and(eq(member.organizationId, organizationId), isAfter ?? undefined))
    .orderBy(asc(member.createdAt), asc(member.id))
    .limit(page.limit + 1)
  const members = rows.slice(0, page.limit).map(toMember)
  const last = members.at(-1)
  return { members, next: rows.length > page.limit && last ? [last.createdAt, last.id] : null }
}

/** One member of this organization; a member of another one is not found. */
export async function findMember(database: Database, organizationId: string, id: string): Promise<Member | null> {
  const [row] = await select(database)
    .where(and(eq(member.organizationId, organizationId), eq(member.id, id)))
    .limit(1)
  return row ? toMember(row) : null
}

function select(database: Database) {
  return database
    .select({
      id: member.id,
      userId: member.userId,
      name: user.name,
      email: user.email,
      role: member.role,
      createdAt: member.createdAt,
    })
    .from(member)
    .innerJoin(user, eq(user.id, member.userId))
}

function toMember(row: { role: string; createdAt: Date } & Omit<Member, "role" | "createdAt">): Member {
  return { ...row, role: role.parse(row.role), createdAt: row.createdAt.getTime() }
}

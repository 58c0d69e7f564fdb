import { APIError } from "better-auth/api"
import { and, eq, ne, notExists, sql } from "drizzle-orm"
import { alias } from "drizzle-orm/pg-core"
import type { Database } from "../../drizzle/client.ts"
import { member } from "../../drizzle/schema/auth.ts"
import { nameText } from "../../protocol/text.ts"

/** What Parley asks of accounts beyond what better-auth checks. Refusals carry our codes. */
export const personRules = { checkName, mayLeave }

/** Names are shown to others next to every message, so they obey the rule for text. */
function checkName(person: { name?: unknown }): void {
  if (person.name === undefined) return
  const parsed = nameText.safeParse(person.name)
  if (parsed.success) return
  throw new APIError("UNPROCESSABLE_ENTITY", { code: "bad_text", message: parsed.error.issues[0]?.message ?? "" })
}

/** An account that is the only owner of an organization cannot go: nobody could ever manage it again. */
async function mayLeave(database: Database, userId: string): Promise<void> {
  const other = alias(member, "other")
  const otherOwner = database
    .select({ one: sql`1` })
    .from(other)
    .where(and(eq(other.organizationId, member.organizationId), eq(other.role, "owner"), ne(other.userId, userId)))
  const [orphan] = await database
    .select({ organizationId: member.organizationId })
    .from(member)
    .where(and(eq(member.userId, userId), eq(member.role, "owner"), notExists(otherOwner)))
    .limit(1)
  if (orphan === undefined) return
  throw new APIError("CONFLICT", {
    code: "last_owner",
    message: "Make somebody else owner of your organizations first.",
  })
}

import { APIError } from "better-auth/api"
import { and, eq } from "drizzle-orm"
import type { Database } from "../../drizzle/client.ts"
import { violatedConstraint } from "../../drizzle/postgres-error.ts"
import { member } from "../../drizzle/schema/auth.ts"
import { nameText } from "../../protocol/text.ts"

/** What Parley asks of accounts beyond what better-auth checks. Refusals carry our codes. */
export const personRules = { checkName, stepDown }

/** Names are shown to others next to every message, so they obey the rule for text. */
function checkName(person: { name?: unknown }): void {
  if (person.name === undefined) return
  const parsed = nameText.safeParse(person.name)
  if (parsed.success) return
  throw new APIError("UNPROCESSABLE_ENTITY", { code: "bad_text", message: parsed.error.issues[0]?.message ?? "" })
}

/**
 * Who deletes their account gives up what they own first, while nothing of the account is gone yet. Postgres refuses it to
 * the only owner of an organization (migrations/0003_tenancy.sql): nobody could ever manage that organization again.
 */
async function stepDown(database: Database, userId: string): Promise<void> {
  const owned = and(eq(member.userId, userId), eq(member.role, "owner"))
  try {
    await database.update(member).set({ role: "admin" }).where(owned)
  } catch (cause) {
    if (violatedConstraint(cause) !== "organization_has_an_owner") throw cause
    throw new APIError("CONFLICT", {
      code: "last_owner",
      message: "Make somebody else owner of your organizations first.",
    })
  }
}

import { eq, sql } from "drizzle-orm"
import type { Database } from "../client.ts"
import { customerAttributes, customerNotes } from "../schema/customers.ts"
import { within } from "../scope.ts"

interface Move {
  fromUserId: string
  toUserId: string
  organizationIds: string[]
}

/**
 * A guest has become an account: what organizations have written down about them follows. Where the account has an attribute
 * of the same name, that stays. Doing it again changes nothing.
 */
export async function moveCustomer(database: Database, { fromUserId, toUserId, organizationIds }: Move): Promise<void> {
  const { organizationId, userId, attributes } = customerAttributes
  const theirs = database
    .select({ organizationId, userId: sql<string>`${toUserId}::uuid`.as("user_id"), attributes })
    .from(customerAttributes)
    .where(eq(userId, fromUserId))
  const copied = database
    .insert(customerAttributes)
    .select(theirs)
    .onConflictDoUpdate({
      target: [organizationId, userId],
      set: { attributes: sql`excluded.attributes || ${attributes}` },
    })
  const moved = database.update(customerNotes).set({ userId: toUserId }).where(eq(customerNotes.userId, fromUserId))
  await within(database, { kind: "tenants", organizationIds }, [copied, moved])
}

import { and, desc, eq } from "drizzle-orm"
import type { CustomerRead } from "../../protocol/customer.ts"
import { limits } from "../../protocol/limits.ts"
import type { Database } from "../client.ts"
import { user } from "../schema/auth.ts"
import { customerAttributes, customerNotes, customers } from "../schema/customers.ts"
import { within } from "../scope.ts"
import { noteOf } from "./notes.ts"

/** One customer of one organization. Ids are uuids. */
export interface CustomerKey {
  organizationId: string
  userId: string
}

/** What an organization knows of a customer; null of who has never been one of its customers, and of who is gone. */
export async function readCustomer(
  database: Database,
  { organizationId, userId }: CustomerKey,
): Promise<CustomerRead | null> {
  const known = database
    .select({ firstSeenAt: customers.firstSeenAt, attributes: customerAttributes.attributes })
    .from(customers)
    .leftJoin(
      customerAttributes,
      and(
        eq(customerAttributes.organizationId, customers.organizationId),
        eq(customerAttributes.userId, customers.userId),
      ),
    )
    .where(and(eq(customers.organizationId, organizationId), eq(customers.userId, userId)))
  const written = database
    .select()
    .from(customerNotes)
    .where(and(eq(customerNotes.organizationId, organizationId), eq(customerNotes.userId, userId)))
    .orderBy(desc(customerNotes.createdAt), desc(customerNotes.id))
    .limit(limits.customerNotesMax)
  const [[customer], notes] = await within(database, { kind: "tenants", organizationIds: [organizationId] }, [
    known,
    written,
  ])
  if (!customer) return null
  // Names and addresses belong to identity, which no tenant reads.
  const [person] = await database.select().from(user).where(eq(user.id, userId))
  if (!person) return null
  const isGuest = person.isAnonymous ?? false
  return {
    id: userId,
    name: person.name,
    isGuest,
    email: isGuest ? null : person.email,
    firstSeenAt: customer.firstSeenAt.getTime(),
    attributes: customer.attributes ?? {},
    notes: notes.map(noteOf),
  }
}

import { eq } from "drizzle-orm"
import { union } from "drizzle-orm/pg-core"
import type { Database } from "../../drizzle/client.ts"
import { member, organization } from "../../drizzle/schema/auth.ts"
import { customers } from "../../drizzle/schema/customers.ts"
import { within } from "../../drizzle/scope.ts"
import { type Region, region } from "../../protocol/organization.ts"

/** Remembers that a person writes to an organization. To be called before their first socket opens, or it could not be closed. */
export async function rememberCustomer(
  database: Database,
  customer: { organizationId: string; userId: string },
): Promise<void> {
  const remember = database.insert(customers).values(customer).onConflictDoNothing()
  await within(database, { kind: "person", userId: customer.userId }, [remember])
}

/** Every organization where this person may have a socket: those they belong to and those they write to. */
export async function organizationsOf(database: Database, userId: string): Promise<{ id: string; region: Region }[]> {
  const columns = { id: organization.id, region: organization.region }
  const found = union(
    database
      .select(columns)
      .from(organization)
      .innerJoin(member, eq(member.organizationId, organization.id))
      .where(eq(member.userId, userId)),
    database
      .select(columns)
      .from(organization)
      .innerJoin(customers, eq(customers.organizationId, organization.id))
      .where(eq(customers.userId, userId)),
  )
  const [rows] = await within(database, { kind: "person", userId }, [found])
  return rows.map(row => ({ id: row.id, region: region.parse(row.region) }))
}

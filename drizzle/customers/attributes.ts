import { sql } from "drizzle-orm"
import type { CustomerChange } from "../../protocol/customer.ts"
import { limits } from "../../protocol/limits.ts"
import type { Database } from "../client.ts"
import { customerAttributes } from "../schema/customers.ts"
import { within } from "../scope.ts"
import type { CustomerKey } from "./read-customer.ts"

/**
 * Sets and takes away attributes of a customer, in one statement, so that two who set different ones both have theirs. False
 * when there would be too many of them; then nothing is changed.
 */
export async function changeAttributes(
  database: Database,
  { organizationId, userId }: CustomerKey,
  { attributes: asked }: CustomerChange,
): Promise<boolean> {
  const change = JSON.stringify(asked)
  const { attributes } = customerAttributes
  const merged = sql`jsonb_strip_nulls(${attributes} || ${change}::jsonb)`
  const written = database
    .insert(customerAttributes)
    .values({ organizationId, userId, attributes: sql`jsonb_strip_nulls(${change}::jsonb)` })
    .onConflictDoUpdate({
      target: [customerAttributes.organizationId, customerAttributes.userId],
      set: { attributes: merged },
      setWhere: sql`(select count(*) from jsonb_object_keys(${merged})) <= ${limits.attributesMax}::int`,
    })
    .returning({ userId: customerAttributes.userId })
  const [rows] = await within(database, { kind: "tenants", organizationIds: [organizationId] }, [written])
  return rows.length > 0
}

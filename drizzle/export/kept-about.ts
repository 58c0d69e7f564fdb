import { and, eq, inArray, or, sql } from "drizzle-orm"
import type { Database } from "../client.ts"
import type { CustomerKey } from "../customers/read-customer.ts"
import { conversations } from "../schema/conversations.ts"
import { mailStops, notificationSettings } from "../schema/notifications.ts"
import { within } from "../scope.ts"

/** What an organization keeps of a person beside their conversations and their page: where mail is not wanted, what they hear of. */
export async function keptAbout(database: Database, { organizationId, userId }: CustomerKey, addresses: string[]) {
  const left = database
    .select({ address: sql<string>`lower(${conversations.summary} ->> 'email')` })
    .from(conversations)
    .where(and(eq(conversations.organizationId, organizationId), eq(conversations.userId, userId)))
  const stops = database
    .select({ address: mailStops.address, at: mailStops.createdAt })
    .from(mailStops)
    .where(
      and(
        eq(mailStops.organizationId, organizationId),
        or(inArray(mailStops.address, addresses), inArray(mailStops.address, left)),
      ),
    )
  const settings = database
    .select({ settings: notificationSettings.settings })
    .from(notificationSettings)
    .where(and(eq(notificationSettings.organizationId, organizationId), eq(notificationSettings.userId, userId)))
  const [mail, [wants]] = await within(database, { kind: "tenants", organizationIds: [organizationId] }, [
    stops,
    settings,
  ])
  return {
    mailStops: mail.map(({ address, at }) => ({ address, at: at.getTime() })),
    notifications: wants?.settings ?? null,
  }
}

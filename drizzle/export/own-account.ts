import { eq } from "drizzle-orm"
import type { Database } from "../client.ts"
import { member, organization, session, user } from "../schema/auth.ts"
import { customers } from "../schema/customers.ts"
import { devices, notificationSettings } from "../schema/notifications.ts"
import { ownPreferences } from "../schema/preferences.ts"
import { reachOrganizationsOf, within } from "../scope.ts"

/** A person's account as they may see it: no token, no password, no key of a device. */
export async function ownAccount(database: Database, userId: string) {
  const ofMine = [
    reachOrganizationsOf(database, userId),
    database
      .select({ id: organization.id, name: organization.name, role: member.role, since: member.createdAt })
      .from(member)
      .innerJoin(organization, eq(organization.id, member.organizationId))
      .where(eq(member.userId, userId)),
    database
      .select({ id: organization.id, name: organization.name, slug: organization.slug, since: customers.firstSeenAt })
      .from(customers)
      .innerJoin(organization, eq(organization.id, customers.organizationId))
      .where(eq(customers.userId, userId)),
    database.select().from(notificationSettings).where(eq(notificationSettings.userId, userId)),
    database.select().from(ownPreferences).where(eq(ownPreferences.userId, userId)),
    database.select({ id: devices.id, createdAt: devices.createdAt }).from(devices).where(eq(devices.userId, userId)),
  ] as const
  const [, memberships, customerOf, notifications, preferences, browsers] = await within(
    database,
    { kind: "person", userId },
    ofMine,
  )
  const [account] = await database
    .select({ name: user.name, email: user.email, isGuest: user.isAnonymous, createdAt: user.createdAt })
    .from(user)
    .where(eq(user.id, userId))
  const sessions = await database
    .select({
      id: session.id,
      createdAt: session.createdAt,
      expiresAt: session.expiresAt,
      ipAddress: session.ipAddress,
      userAgent: session.userAgent,
    })
    .from(session)
    .where(eq(session.userId, userId))
  return {
    account: account && { id: userId, ...account },
    sessions,
    memberships,
    customerOf,
    notifications,
    preferences,
    browsers,
  }
}

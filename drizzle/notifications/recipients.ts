import { and, eq, inArray } from "drizzle-orm"
import type { NotificationSettings } from "../../protocol/notification.ts"
import { isStaff, role } from "../../protocol/person.ts"
import type { Database } from "../client.ts"
import { member, user } from "../schema/auth.ts"
import { notificationSettings } from "../schema/notifications.ts"
import { within } from "../scope.ts"
import { settingsOr } from "./settings.ts"

export interface Recipient {
  userId: string
  name: string
  address: string
  settings: NotificationSettings
}

/** An organization's staff, or those of them who are named, and what they want to hear. Whoever has left is not among them. */
export async function recipients(
  database: Database,
  organizationId: string,
  named: string[] | null,
): Promise<Recipient[]> {
  const staff = database
    .select({ userId: member.userId, role: member.role, settings: notificationSettings.settings })
    .from(member)
    .leftJoin(
      notificationSettings,
      and(
        eq(notificationSettings.organizationId, member.organizationId),
        eq(notificationSettings.userId, member.userId),
      ),
    )
    .where(and(eq(member.organizationId, organizationId), named === null ? undefined : inArray(member.userId, named)))
  const [rows] = await within(database, { kind: "tenants", organizationIds: [organizationId] }, [staff])
  const wanted = new Map(
    rows
      .filter(row => isStaff({ role: role.parse(row.role) }))
      .map(({ userId, settings }) => [userId, settingsOr(settings)]),
  )
  // Names and addresses belong to identity, which no tenant reads.
  const people = await peopleOf(database, [...wanted.keys()])
  return people.flatMap(person => {
    const settings = wanted.get(person.userId)
    return settings ? [{ ...person, settings }] : []
  })
}

export async function peopleOf(database: Database, userIds: string[]) {
  if (userIds.length === 0) return []
  return database
    .select({ userId: user.id, name: user.name, address: user.email })
    .from(user)
    .where(and(inArray(user.id, userIds), eq(user.isAnonymous, false)))
}

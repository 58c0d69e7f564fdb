import { and, eq } from "drizzle-orm"
import {
  type NotificationSettings,
  notificationDefaults,
  notificationSettings as settingsSchema,
} from "../../protocol/notification.ts"
import type { Database } from "../client.ts"
import { notificationSettings } from "../schema/notifications.ts"
import { within } from "../scope.ts"

/** One person in one organization. */
export interface Whose {
  organizationId: string
  userId: string
}

export async function readSettings(
  database: Database,
  { organizationId, userId }: Whose,
): Promise<NotificationSettings> {
  const found = database
    .select({ settings: notificationSettings.settings })
    .from(notificationSettings)
    .where(and(eq(notificationSettings.organizationId, organizationId), eq(notificationSettings.userId, userId)))
  const [[row]] = await within(database, { kind: "person", userId }, [found])
  return settingsOr(row?.settings)
}

export async function writeSettings(database: Database, whose: Whose, settings: NotificationSettings): Promise<void> {
  const written = database
    .insert(notificationSettings)
    .values({ ...whose, settings })
    .onConflictDoUpdate({
      target: [notificationSettings.organizationId, notificationSettings.userId],
      set: { settings },
    })
  await within(database, { kind: "person", userId: whose.userId }, [written])
}

/** What an older version has kept and this one does not understand is as good as nothing. */
export const settingsOr = (kept: unknown): NotificationSettings =>
  settingsSchema.safeParse(kept).data ?? notificationDefaults

import { index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core"
import type { NotificationSettings } from "../../protocol/notification.ts"
import { session } from "./auth.ts"
import { belongsToOrganization, belongsToUser } from "./belongs-to.ts"
import { instant } from "./instant.ts"
import { keptByIdentity, keptByPerson, keptByTenant, readByTenant } from "./policies.ts"

/** What a person wants to hear of an organization. Theirs to change; the organization's courier reads it. */
export const notificationSettings = pgTable(
  "notification_settings",
  {
    organizationId: belongsToOrganization(),
    userId: belongsToUser(),
    settings: jsonb("settings").$type<NotificationSettings>().notNull(),
  },
  table => [
    primaryKey({ columns: [table.organizationId, table.userId] }),
    index("idx_notification_settings_user_id").on(table.userId),
    keptByPerson(table.userId, "all"),
    readByTenant(table.organizationId),
  ],
)

/**
 * Browsers that are sent notifications. A row goes with its session: whoever signs out there, or is signed out, hears nothing
 * more, and the next person at the same browser hears nothing that is not theirs.
 */
export const devices = pgTable(
  "devices",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    sessionId: uuid("session_id")
      .notNull()
      .unique()
      .references(() => session.id, { onDelete: "cascade" }),
    userId: belongsToUser(),
    endpoint: text("endpoint").notNull(),
    p256dh: text("p256dh").notNull(),
    auth: text("auth").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  table => [index("idx_devices_user_id").on(table.userId), keptByIdentity(), keptByPerson(table.userId, "all")],
)

/** Addresses that want no more mail from an organization's conversations. In lower case. */
export const mailStops = pgTable(
  "mail_stops",
  {
    organizationId: belongsToOrganization(),
    address: text("address").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  table => [primaryKey({ columns: [table.organizationId, table.address] }), keptByTenant(table.organizationId)],
)

import { index, jsonb, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core"
import type { Preferences } from "../../protocol/preferences.ts"
import { organization, user } from "./auth.ts"
import { keptByPerson } from "./policies.ts"

/** How a person works in an organization. Theirs alone. */
export const ownPreferences = pgTable(
  "preferences",
  {
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organization.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    preferences: jsonb("preferences").$type<Preferences>().notNull(),
  },
  table => [
    primaryKey({ columns: [table.organizationId, table.userId] }),
    index("idx_preferences_user_id").on(table.userId),
    keptByPerson(table.userId, "all"),
  ],
)

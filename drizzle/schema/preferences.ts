import { index, jsonb, pgTable, primaryKey } from "drizzle-orm/pg-core"
import type { Preferences } from "../../protocol/preferences.ts"
import { belongsToOrganization, belongsToUser } from "./belongs-to.ts"
import { keptByPerson } from "./policies.ts"

/** How a person works in an organization. Theirs alone. */
export const ownPreferences = pgTable(
  "preferences",
  {
    organizationId: belongsToOrganization(),
    userId: belongsToUser(),
    preferences: jsonb("preferences").$type<Preferences>().notNull(),
  },
  table => [
    primaryKey({ columns: [table.organizationId, table.userId] }),
    index("idx_preferences_user_id").on(table.userId),
    keptByPerson(table.userId, "all"),
  ],
)

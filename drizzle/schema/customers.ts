import { index, pgTable, primaryKey, timestamp, uuid } from "drizzle-orm/pg-core"
import { organization, user } from "./auth.ts"
import { keptByPerson } from "./policies.ts"

/** Which organizations a person writes to as a customer, so that their sockets can be found when a session ends. */
export const customers = pgTable(
  "customers",
  {
    organizationId: uuid("organization_id")
      .notNull()
      .references(() => organization.id, { onDelete: "cascade" }),
    userId: uuid("user_id")
      .notNull()
      .references(() => user.id, { onDelete: "cascade" }),
    firstSeenAt: timestamp("first_seen_at", { withTimezone: true, precision: 3 }).notNull().defaultNow(),
  },
  table => [
    primaryKey({ columns: [table.organizationId, table.userId] }),
    index("idx_customers_user_id").on(table.userId),
    keptByPerson(table.userId, "all"),
  ],
)

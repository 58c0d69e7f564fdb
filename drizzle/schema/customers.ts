import { foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core"
import type { Attributes } from "../../protocol/customer.ts"
import { user } from "./auth.ts"
import { belongsToOrganization, belongsToUser } from "./belongs-to.ts"
import { instant } from "./instant.ts"
import { keptByPerson, keptByTenant, readByTenant } from "./policies.ts"

/** Which organizations a person writes to as a customer, so that their sockets can be found when a session ends. */
export const customers = pgTable(
  "customers",
  {
    organizationId: belongsToOrganization(),
    userId: belongsToUser(),
    firstSeenAt: instant("first_seen_at").notNull().defaultNow(),
  },
  table => [
    primaryKey({ columns: [table.organizationId, table.userId] }),
    index("idx_customers_user_id").on(table.userId),
    keptByPerson(table.userId, "all"),
    readByTenant(table.organizationId),
  ],
)

/** What an organization has written down about its customers. It goes when they go. */
export const customerAttributes = pgTable(
  "customer_attributes",
  {
    organizationId: uuid("organization_id").notNull(),
    userId: uuid("user_id").notNull(),
    attributes: jsonb("attributes").$type<Attributes>().notNull(),
  },
  table => [
    primaryKey({ columns: [table.organizationId, table.userId] }),
    foreignKey({
      name: "customer_attributes_customer_fk",
      columns: [table.organizationId, table.userId],
      foreignColumns: [customers.organizationId, customers.userId],
    }).onDelete("cascade"),
    keptByTenant(table.organizationId),
  ],
)

export const customerNotes = pgTable(
  "customer_notes",
  {
    id: uuid("id").primaryKey().defaultRandom(),
    organizationId: uuid("organization_id").notNull(),
    userId: uuid("user_id").notNull(),
    authorId: uuid("author_id").references(() => user.id, { onDelete: "set null" }),
    /** As it was then. */
    authorName: text("author_name").notNull(),
    text: text("text").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    editedAt: instant("edited_at"),
  },
  table => [
    index("idx_customer_notes_customer").on(table.organizationId, table.userId, table.createdAt),
    index("idx_customer_notes_author_id").on(table.authorId),
    foreignKey({
      name: "customer_notes_customer_fk",
      columns: [table.organizationId, table.userId],
      foreignColumns: [customers.organizationId, customers.userId],
    }).onDelete("cascade"),
    keptByTenant(table.organizationId),
  ],
)

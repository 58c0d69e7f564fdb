import { sql } from "drizzle-orm"
import { index, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core"
import { user } from "./auth.ts"
import { belongsToOrganization } from "./belongs-to.ts"
import { instant } from "./instant.ts"
import { keptByTenant } from "./policies.ts"

/** What a team keeps at hand for its work: canned replies, macros and views. */
export const deskItems = pgTable(
  "desk_items",
  {
    organizationId: belongsToOrganization(),
    /** Clients may make it, so it is unique in one organization only. */
    id: uuid("id").notNull(),
    kind: text("kind", { enum: ["reply", "macro", "view"] }).notNull(),
    /** Whose it is alone; null: the team's. */
    ownerId: uuid("owner_id").references(() => user.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    /** The rest of it, by its kind (protocol/canned-reply.ts, macro.ts, saved-view.ts). */
    content: jsonb("content").$type<Record<string, unknown>>().notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  table => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    // One name for one thing, whatever its case.
    uniqueIndex("idx_desk_items_name").on(
      table.organizationId,
      table.kind,
      sql`coalesce(${table.ownerId}, ${table.organizationId})`,
      sql`lower(${table.name})`,
    ),
    index("idx_desk_items_owner_id").on(table.ownerId),
    keptByTenant(table.organizationId),
  ],
)

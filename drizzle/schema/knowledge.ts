import { index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core"
import { user } from "./auth.ts"
import { belongsToOrganization } from "./belongs-to.ts"
import { instant } from "./instant.ts"
import { keptByTenant } from "./policies.ts"

/** What an organization has written down for its assistant to answer from. Only what is published is ever searched. */
export const knowledgeEntries = pgTable(
  "knowledge_entries",
  {
    /** Clients may make it, so it is unique in one organization only. */
    id: uuid("id").notNull(),
    organizationId: belongsToOrganization(),
    title: text("title").notNull(),
    /** Other ways to ask for it. */
    questions: text("questions").array().notNull(),
    body: text("body").notNull(),
    /** Where it came from, and where a citation leads. */
    url: text("url"),
    source: text("source", { enum: ["written", "file", "url"] }).notNull(),
    status: text("status", { enum: ["draft", "published"] }).notNull(),
    /** Another one after every change, so that a change based on an older reading is noticed. */
    revision: uuid("revision").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
    /** Who changed it last; null when the account is gone. */
    updatedBy: uuid("updated_by").references(() => user.id, { onDelete: "set null" }),
  },
  table => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    index("idx_knowledge_entries_updated").on(table.organizationId, table.updatedAt, table.id),
    index("idx_knowledge_entries_updated_by").on(table.updatedBy),
    keptByTenant(table.organizationId),
  ],
)

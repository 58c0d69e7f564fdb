import { index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core"
import type { RecordedAction } from "../../protocol/audit.ts"
import { belongsToOrganization } from "./belongs-to.ts"
import { instant } from "./instant.ts"
import { recordedByTenant } from "./policies.ts"

/**
 * What staff did to their organization. What they do in conversations is not here: the archive has it (conversations.ts). Rows
 * are added and read, and go with the organization; no tenant may change one.
 */
export const auditEvents = pgTable(
  "audit_events",
  {
    organizationId: belongsToOrganization(),
    id: uuid("id").notNull().defaultRandom(),
    at: instant("at").notNull().defaultNow(),
    /** Not a reference: what was done stays done when the account is gone. */
    actorId: uuid("actor_id").notNull(),
    actorName: text("actor_name").notNull(),
    action: text("action").$type<RecordedAction>().notNull(),
    subject: text("subject"),
    details: jsonb("details").$type<string[]>().notNull(),
  },
  table => [
    primaryKey({ columns: [table.organizationId, table.id] }),
    index("idx_audit_events_at").on(table.organizationId, table.at, table.id),
    ...recordedByTenant(table.organizationId),
  ],
)

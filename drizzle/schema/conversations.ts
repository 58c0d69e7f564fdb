import { sql } from "drizzle-orm"
import {
  bigint,
  boolean,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core"
import type { EntryBody } from "../../protocol/entry.ts"
import { organization, user } from "./auth.ts"
import { instant } from "./instant.ts"
import { readByTenant, writtenByStream } from "./policies.ts"

/**
 * The archive: what the organization objects have told, written only by `archive.ts`, in order. It may lag behind an
 * object and never leads. Rows outlive the organization and the people they name; without an organization nobody is shown them.
 *
 * Clients make the ids of conversations and messages, so an id is unique in one stream only: a person who reuses somebody
 * else's id in another organization must neither touch the other's row nor stop an archive.
 */
export const conversations = pgTable(
  "conversations",
  {
    id: uuid("id").notNull(),
    /** The organization whose stream told it. Not a reference: it stays when the organization is gone. */
    streamId: uuid("stream_id").notNull(),
    organizationId: uuid("organization_id").references(() => organization.id, { onDelete: "set null" }),
    /** The customer; null when the account is gone. */
    userId: uuid("user_id").references(() => user.id, { onDelete: "set null" }),
    customerName: text("customer_name").notNull(),
    status: text("status").notNull(),
    isEscalated: boolean("is_escalated").notNull().default(false),
    escalatedReason: text("escalated_reason"),
    escalatedAt: instant("escalated_at"),
    isResolved: boolean("is_resolved").notNull().default(false),
    resolvedAt: instant("resolved_at"),
    /** Id of the person who resolved it. Not a reference: it stays true when the account is gone. */
    resolvedBy: uuid("resolved_by"),
    agentId: uuid("agent_id"),
    agentName: text("agent_name"),
    agentJoinedAt: instant("agent_joined_at"),
    lastSeq: bigint("last_seq", { mode: "number" }).notNull(),
    /** The conversation as the stream's entries up to `last_seq` fold to (protocol/conversation.ts), receipts aside. */
    summary: jsonb("summary").notNull(),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  table => [
    // The id leads: a conversation is looked for by its id before its organization is known.
    primaryKey({ columns: [table.id, table.streamId] }),
    index("idx_conversations_stream_id").on(table.streamId),
    index("idx_conversations_organization_id").on(table.organizationId),
    index("idx_conversations_user_id").on(table.userId),
    index("idx_conversations_escalated").on(
      table.organizationId,
      table.isEscalated,
      table.isResolved,
      table.escalatedAt,
    ),
    readByTenant(table.organizationId),
    writtenByStream(table.streamId, table.organizationId),
  ],
)

/** Every entry of every stream: messages, notes and changes of state, so that a page of history has no hole. */
export const messages = pgTable(
  "messages",
  {
    id: uuid("id").notNull(),
    streamId: uuid("stream_id").notNull(),
    organizationId: uuid("organization_id").references(() => organization.id, { onDelete: "set null" }),
    conversationId: uuid("conversation_id").notNull(),
    /** The author; null for the assistant, the system, and people whose account is gone. */
    userId: uuid("user_id").references(() => user.id, { onDelete: "set null" }),
    /** The organization's number. */
    seq: bigint("seq", { mode: "number" }).notNull(),
    /** The conversation's own count of what its customer may see; null for what only staff see. */
    position: integer("position"),
    /** `message`, `note`, or the change of state (protocol/entry.ts). */
    kind: text("kind").notNull(),
    /** `customer`, `staff`, `assistant` or `system`. */
    senderType: text("sender_type").notNull(),
    /** As written, for people whose account is gone. */
    senderId: uuid("sender_id"),
    senderName: text("sender_name").notNull(),
    body: jsonb("body").$type<EntryBody>().notNull(),
    /** What was said, of messages and notes. */
    text: text("text"),
    createdAt: instant("created_at").notNull(),
  },
  table => [
    primaryKey({ columns: [table.id, table.streamId] }),
    foreignKey({
      name: "messages_conversation_fk",
      columns: [table.conversationId, table.streamId],
      foreignColumns: [conversations.id, conversations.streamId],
    }).onDelete("cascade"),
    uniqueIndex("idx_messages_stream_id_seq").on(table.streamId, table.seq),
    // For reports: what of one kind happened between two days. By its beginning, also for all that is an organization's.
    index("idx_messages_organization_id_kind").on(table.organizationId, table.kind, table.senderType, table.createdAt),
    index("idx_messages_conversation_id_seq").on(table.conversationId, table.seq),
    index("idx_messages_user_id").on(table.userId),
    // What staff did, newest first: the audit log.
    index("idx_messages_staff").on(table.organizationId, table.createdAt, table.seq).where(sql`sender_type = 'staff'`),
    readByTenant(table.organizationId),
    writtenByStream(table.streamId, table.organizationId),
  ],
)

/** How far the archive of each organization has come. Moves in the same statement as the rows it speaks of. */
export const archiveCheckpoints = pgTable(
  "archive_checkpoints",
  {
    organizationId: uuid("organization_id").primaryKey(),
    epoch: uuid("epoch").notNull(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  table => [readByTenant(table.organizationId), writtenByStream(table.organizationId)],
)

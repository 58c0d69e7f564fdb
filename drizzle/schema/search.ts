import { bigint, customType, foreignKey, index, pgTable, primaryKey, uuid } from "drizzle-orm/pg-core"
import { belongsToOrganization } from "./belongs-to.ts"
import { conversations, messages } from "./conversations.ts"
import { instant } from "./instant.ts"
import { foundByTenant, toldByStream } from "./policies.ts"

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" })

/**
 * The words of every message, answer and note, each under the key of its organization and of its place in the stream
 * (../search/keys.ts): what the index holds of one tenant lies together, and a search reads none of another's. Written by the
 * archive, in the statement that writes the message. A row goes with its message, and with its organization.
 */
export const messageWords = pgTable(
  "message_words",
  {
    /** Also the id of the stream. */
    organizationId: belongsToOrganization(),
    seq: bigint("seq", { mode: "number" }).notNull(),
    words: tsvector("words").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  table => [
    primaryKey({ columns: [table.organizationId, table.seq] }),
    foreignKey({
      name: "message_words_message_fk",
      columns: [table.organizationId, table.seq],
      foreignColumns: [messages.streamId, messages.seq],
    }).onDelete("cascade"),
    index("idx_message_words").using("gin", table.words).with(pending),
    foundByTenant(table.organizationId, table.words),
    ...toldByStream(table.organizationId),
  ],
)

/** What a conversation is found by, apart from what is said in it: its customer's name, why it was handed over. */
export const conversationWords = pgTable(
  "conversation_words",
  {
    organizationId: belongsToOrganization(),
    conversationId: uuid("conversation_id").notNull(),
    words: tsvector("words").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  table => [
    primaryKey({ columns: [table.organizationId, table.conversationId] }),
    foreignKey({
      name: "conversation_words_conversation_fk",
      columns: [table.conversationId, table.organizationId],
      foreignColumns: [conversations.id, conversations.streamId],
    }).onDelete("cascade"),
    index("idx_conversation_words").using("gin", table.words).with(pending),
    foundByTenant(table.organizationId, table.words),
    ...toldByStream(table.organizationId),
  ],
)

/** What is new waits in a list until it is this large, in kB, and every search reads the list: the usual 4 MB take too long. */
const pending = { gin_pending_list_limit: 256 }

import { sql } from "drizzle-orm"
import { foreignKey, index, integer, pgTable, primaryKey, real, smallint, text, uuid } from "drizzle-orm/pg-core"
import { belongsToOrganization } from "./belongs-to.ts"
import { knowledgeEntries } from "./knowledge.ts"
import { keptByTenant } from "./policies.ts"

/** What the search reads: written with the entries, in the same transaction, and only of those that are published. */
export const knowledgeIndexed = pgTable(
  "knowledge_indexed",
  {
    organizationId: uuid("organization_id").notNull(),
    entryId: uuid("entry_id").notNull(),
    /** Of the entry that was indexed. */
    revision: uuid("revision").notNull(),
    askedWords: integer("asked_words").notNull(),
    saidWords: integer("said_words").notNull(),
    /** The words of its questions and, beside them, of which; the title is 0. */
    askedTerms: text("asked_terms").array().notNull(),
    askedIn: smallint("asked_in").array().notNull(),
  },
  table => [
    primaryKey({ columns: [table.organizationId, table.entryId] }),
    foreignKey({
      name: "knowledge_indexed_entry_fk",
      columns: [table.organizationId, table.entryId],
      foreignColumns: [knowledgeEntries.organizationId, knowledgeEntries.id],
    }).onDelete("cascade"),
    keptByTenant(table.organizationId),
  ],
)

/** Which entry has which word, how often, and in which of its questions. */
export const knowledgeTerms = pgTable(
  "knowledge_terms",
  {
    organizationId: uuid("organization_id").notNull(),
    term: text("term").notNull(),
    entryId: uuid("entry_id").notNull(),
    /** Numbers of the questions that have it; the title is 0. */
    asked: smallint("asked").array().notNull(),
    askedTimes: integer("asked_times").notNull(),
    saidTimes: integer("said_times").notNull(),
  },
  table => [
    primaryKey({ columns: [table.organizationId, table.term, table.entryId] }),
    foreignKey({
      name: "knowledge_terms_indexed_fk",
      columns: [table.organizationId, table.entryId],
      foreignColumns: [knowledgeIndexed.organizationId, knowledgeIndexed.entryId],
    }).onDelete("cascade"),
    // Not the organization first: Postgres would take it for a way to an organization's words too.
    index("idx_knowledge_terms_entry").on(table.entryId, table.organizationId),
    keptByTenant(table.organizationId),
  ],
)

/** The pieces of an entry's text that can be quoted, with the words in them. */
export const knowledgePassages = pgTable(
  "knowledge_passages",
  {
    organizationId: uuid("organization_id").notNull(),
    entryId: uuid("entry_id").notNull(),
    number: integer("number").notNull(),
    text: text("text").notNull(),
    terms: text("terms").array().notNull(),
    /** What an embedding model makes of it; null without one, or until it has answered. */
    embedding: real("embedding").array(),
  },
  table => [
    primaryKey({ columns: [table.organizationId, table.entryId, table.number] }),
    foreignKey({
      name: "knowledge_passages_indexed_fk",
      columns: [table.organizationId, table.entryId],
      foreignColumns: [knowledgeIndexed.organizationId, knowledgeIndexed.entryId],
    }).onDelete("cascade"),
    keptByTenant(table.organizationId),
  ],
)

/** All words of an organization's published entries, and in how many of them each is: rare ones say more. */
export const knowledgeWords = pgTable(
  "knowledge_words",
  {
    organizationId: belongsToOrganization(),
    word: text("word").notNull(),
    kind: text("kind", { enum: ["content", "question", "function"] }).notNull(),
    entries: integer("entries").notNull(),
  },
  table => [
    primaryKey({ columns: [table.organizationId, table.word] }),
    index("idx_knowledge_words_unused").on(table.organizationId).where(sql`${table.entries} <= 0`),
    keptByTenant(table.organizationId),
  ],
)

/** How the words are spelled, for those who mistype them (../knowledge/grams.ts). */
export const knowledgeGrams = pgTable(
  "knowledge_grams",
  {
    organizationId: uuid("organization_id").notNull(),
    gram: text("gram").notNull(),
    word: text("word").notNull(),
  },
  table => [
    primaryKey({ columns: [table.organizationId, table.gram, table.word] }),
    foreignKey({
      name: "knowledge_grams_word_fk",
      columns: [table.organizationId, table.word],
      foreignColumns: [knowledgeWords.organizationId, knowledgeWords.word],
    }).onDelete("cascade"),
    index("idx_knowledge_grams_word").on(table.word, table.organizationId),
    keptByTenant(table.organizationId),
  ],
)

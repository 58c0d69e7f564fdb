import { sql } from "drizzle-orm"
import type { Database } from "../client.ts"
import type { EntryKey, KnowledgeContent } from "./entries.ts"
import { indexOf } from "./index-of.ts"

/** An entry as it stands after a change that has given it this revision. */
export type Revised = Pick<KnowledgeContent, "title" | "questions" | "body" | "status"> &
  EntryKey & { revision: string }

/** Changes of an organization's knowledge wait for each other from here on: the counts of its words are shared by all entries. */
export function queueUp(database: Database, organizationId: string) {
  return database.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`knowledge ${organizationId}`}, 0))`)
}

/**
 * Puts the index in the place of what it was, if the entry has come to this revision, and takes out what is not published.
 * For the same transaction as the change, after `queueUp`.
 */
export function writeIndex(database: Database, entry: Revised) {
  return [...forgetIndex(database, entry), ...insertIndex(database, entry)]
}

/** Takes an entry out of the index, without a revision in any case. */
export function forgetIndex(
  database: Database,
  { organizationId, entryId, revision }: EntryKey & { revision?: string },
) {
  const isMeant =
    revision === undefined
      ? sql`true`
      : sql`exists (select from knowledge_entries where organization_id = ${organizationId}::uuid and id = ${entryId}::uuid
          and revision = ${revision}::uuid)`
  return [
    database.execute(sql`
      update knowledge_words set entries = entries - 1
      where organization_id = ${organizationId}::uuid and ${isMeant} and word in (
        select term from knowledge_terms where organization_id = ${organizationId}::uuid and entry_id = ${entryId}::uuid)`),
    // What hangs on it goes with it.
    database.execute(sql`
      delete from knowledge_indexed
      where organization_id = ${organizationId}::uuid and entry_id = ${entryId}::uuid and ${isMeant}`),
    database.execute(sql`delete from knowledge_words where organization_id = ${organizationId}::uuid and entries <= 0`),
  ]
}

/** The same for an entry that is new, so that there is nothing to take out. */
export function insertIndex(database: Database, entry: Revised) {
  if (entry.status !== "published") return []
  const index = indexOf(entry)
  const { organizationId, entryId, revision } = entry
  const isThere = sql`exists (select from knowledge_indexed where organization_id = ${organizationId}::uuid
    and entry_id = ${entryId}::uuid and revision = ${revision}::uuid)`
  const terms = JSON.stringify(
    index.terms.map(({ term, kind, asked, askedTimes, saidTimes }) => {
      return { term, kind, asked, asked_times: askedTimes, said_times: saidTimes }
    }),
  )
  const asked = JSON.stringify(index.terms.flatMap(({ term, asked }) => asked.map(question => ({ term, question }))))
  return [
    database.execute(sql`
      insert into knowledge_indexed (organization_id, entry_id, revision, asked_words, said_words, asked_terms, asked_in)
      select organization_id, id, revision, ${index.askedWords}::int, ${index.saidWords}::int,
        array(select term from jsonb_to_recordset(${asked}::jsonb) as r(term text)),
        array(select question from jsonb_to_recordset(${asked}::jsonb) as r(question smallint)) from knowledge_entries
      where organization_id = ${organizationId}::uuid and id = ${entryId}::uuid and revision = ${revision}::uuid`),
    database.execute(sql`
      insert into knowledge_words (organization_id, word, kind, entries)
      select ${organizationId}::uuid, term, kind, 1 from jsonb_to_recordset(${terms}::jsonb) as r(term text, kind text)
      where ${isThere}
      on conflict (organization_id, word) do update set entries = knowledge_words.entries + 1`),
    database.execute(sql`
      insert into knowledge_terms (organization_id, term, entry_id, asked, asked_times, said_times)
      select ${organizationId}::uuid, term, ${entryId}::uuid, asked, asked_times, said_times
      from jsonb_to_recordset(${terms}::jsonb) as r(term text, asked smallint[], asked_times int, said_times int)
      where ${isThere}`),
    database.execute(sql`
      insert into knowledge_grams (organization_id, gram, word)
      select ${organizationId}::uuid, gram, word
      from jsonb_to_recordset(${JSON.stringify(index.grams)}::jsonb) as r(gram text, word text) where ${isThere}
      on conflict do nothing`),
    database.execute(sql`
      insert into knowledge_passages (organization_id, entry_id, number, text, terms)
      select ${organizationId}::uuid, ${entryId}::uuid, number, text, terms
      from jsonb_to_recordset(${JSON.stringify(index.passages)}::jsonb) as r(number int, text text, terms text[])
      where ${isThere}`),
  ]
}

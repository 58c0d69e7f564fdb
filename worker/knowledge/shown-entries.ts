import { inArray } from "drizzle-orm"
import type { Database } from "../../drizzle/client.ts"
import type { KnowledgeRow } from "../../drizzle/knowledge/entries.ts"
import { user } from "../../drizzle/schema/auth.ts"
import type { KnowledgeEntry } from "../../protocol/knowledge.ts"

/** Stored entries as staff see them, with the names of those who changed them. */
export async function shownEntries(database: Database, rows: KnowledgeRow[]): Promise<KnowledgeEntry[]> {
  const names = await namesOf(database, new Set(rows.flatMap(({ updatedBy }) => updatedBy ?? [])))
  return rows.map(row => ({
    id: row.id,
    title: row.title,
    questions: row.questions,
    text: row.body,
    url: row.url,
    source: row.source,
    status: row.status,
    revision: row.revision,
    createdAt: row.createdAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
    updatedBy: personIn(names, row.updatedBy),
  }))
}

/** One entry, the same way. */
export async function shownEntry(database: Database, row: KnowledgeRow): Promise<KnowledgeEntry> {
  const [entry] = await shownEntries(database, [row])
  if (!entry) throw new Error("Each row is shown as one entry")
  return entry
}

async function namesOf(database: Database, ids: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
  if (ids.size === 0) return new Map()
  const people = await database
    .select({ id: user.id, name: user.name })
    .from(user)
    .where(inArray(user.id, [...ids]))
  return new Map(people.map(({ id, name }) => [id, name]))
}

function personIn(names: ReadonlyMap<string, string>, id: string | null): KnowledgeEntry["updatedBy"] {
  const name = id === null ? undefined : names.get(id)
  return id === null || name === undefined ? null : { id, name }
}

import { and, count, desc, eq, getTableColumns, ilike, inArray, lt, or, sql } from "drizzle-orm"
import { z } from "zod"
import { limits } from "../../protocol/limits.ts"
import type { Database } from "../client.ts"
import { knowledgeEntries } from "../schema/knowledge.ts"
import { type Scope, within } from "../scope.ts"

export type KnowledgeRow = typeof knowledgeEntries.$inferSelect

/** What staff write and change of an entry. */
export type KnowledgeContent = Pick<KnowledgeRow, "title" | "questions" | "body" | "url" | "source" | "status">

/** One entry of an organization. Ids are uuids. */
export interface EntryKey {
  organizationId: string
  entryId: string
}

/** The sort key of the list: what was changed last comes first, then the id. */
export const knowledgeKey = z.tuple([z.int(), z.uuid()])
export type KnowledgeKey = z.infer<typeof knowledgeKey>

/** Writes a new entry. An id that the organization has used already changes nothing and gives the entry that has it. */
export async function createEntry(
  database: Database,
  key: EntryKey,
  { content, by }: { content: KnowledgeContent; by: string | null },
): Promise<KnowledgeRow> {
  const [row] = await createEntries(database, key.organizationId, { entries: [{ id: key.entryId, content }], by })
  if (!row) throw new Error("An entry that was written can be read")
  return row
}

/** The same with several: all of them or none. The first counts as the newest, so that a list has them in their order. */
export async function createEntries(
  database: Database,
  organizationId: string,
  { entries, by }: { entries: { id: string; content: KnowledgeContent }[]; by: string | null },
): Promise<KnowledgeRow[]> {
  const rows = entries.map(({ id, content }, at) => {
    const instant = sql`now() - ${at} * interval '1 millisecond'`
    const times = { createdAt: instant, updatedAt: instant }
    return { ...content, ...times, id, organizationId, revision: crypto.randomUUID(), updatedBy: by }
  })
  const ids = entries.map(({ id }) => id)
  const insert = database.insert(knowledgeEntries).values(rows).onConflictDoNothing()
  const select = database
    .select()
    .from(knowledgeEntries)
    .where(and(eq(knowledgeEntries.organizationId, organizationId), inArray(knowledgeEntries.id, ids)))
  const [, written] = await within(database, own(organizationId), [insert, select])
  return ids.flatMap(id => written.find(row => row.id === id) ?? [])
}

/** Changes what is named; the rest stays. Null when there is no such entry. */
export async function changeEntry(
  database: Database,
  key: EntryKey,
  { change, by }: { change: Partial<KnowledgeContent>; by: string | null },
): Promise<KnowledgeRow | null> {
  const set = { ...change, revision: crypto.randomUUID(), updatedBy: by, updatedAt: sql`now()` }
  const update = database.update(knowledgeEntries).set(set).where(isEntry(key)).returning()
  const [rows] = await within(database, own(key.organizationId), [update])
  return rows[0] ?? null
}

/** Removes an entry and says whether it was there. */
export async function removeEntry(database: Database, key: EntryKey): Promise<boolean> {
  const remove = database.delete(knowledgeEntries).where(isEntry(key)).returning({ id: knowledgeEntries.id })
  const [rows] = await within(database, own(key.organizationId), [remove])
  return rows.length > 0
}

export async function findEntry(database: Database, key: EntryKey): Promise<KnowledgeRow | null> {
  const [rows] = await within(database, own(key.organizationId), [selectEntry(database, key)])
  return rows[0] ?? null
}

/**
 * A page of an organization's entries, those that contain the text (in any case) and have the status, if they are given.
 * Their bodies are cut.
 */
export async function pageOfEntries(
  database: Database,
  organizationId: string,
  asked: {
    text?: string | undefined
    status?: KnowledgeRow["status"] | undefined
    after: KnowledgeKey | null
    limit: number
  },
): Promise<KnowledgeRow[]> {
  const body = sql<string>`left(${knowledgeEntries.body}, ${limits.knowledgePreviewCharactersMax})`
  const page = database
    .select({ ...getTableColumns(knowledgeEntries), body })
    .from(knowledgeEntries)
    .where(
      and(
        eq(knowledgeEntries.organizationId, organizationId),
        asked.status && eq(knowledgeEntries.status, asked.status),
        asked.text === undefined ? undefined : contains(asked.text),
        asked.after ? isAfter(asked.after) : undefined,
      ),
    )
    .orderBy(desc(knowledgeEntries.updatedAt), desc(knowledgeEntries.id))
    .limit(asked.limit)
  const [rows] = await within(database, own(organizationId), [page])
  return rows
}

export async function countEntries(
  database: Database,
  organizationId: string,
): Promise<Record<KnowledgeRow["status"], number>> {
  const counted = database
    .select({ status: knowledgeEntries.status, entries: count() })
    .from(knowledgeEntries)
    .where(eq(knowledgeEntries.organizationId, organizationId))
    .groupBy(knowledgeEntries.status)
  const [rows] = await within(database, own(organizationId), [counted])
  return { draft: 0, published: 0, ...Object.fromEntries(rows.map(({ status, entries }) => [status, entries])) }
}

const own = (organizationId: string): Scope => ({ kind: "tenants", organizationIds: [organizationId] })

const isEntry = ({ organizationId, entryId }: EntryKey) =>
  and(eq(knowledgeEntries.organizationId, organizationId), eq(knowledgeEntries.id, entryId))

const selectEntry = (database: Database, key: EntryKey) => database.select().from(knowledgeEntries).where(isEntry(key))

function contains(text: string) {
  const pattern = `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`
  const { title, body, questions } = knowledgeEntries
  return or(ilike(title, pattern), ilike(body, pattern), sql`array_to_string(${questions}, ' ') ilike ${pattern}`)
}

function isAfter([at, id]: KnowledgeKey) {
  const instant = new Date(at)
  const { updatedAt } = knowledgeEntries
  return or(lt(updatedAt, instant), and(eq(updatedAt, instant), lt(knowledgeEntries.id, id)))
}

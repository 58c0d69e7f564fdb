import { and, count, desc, eq, getTableColumns, ilike, inArray, lt, or, sql } from "drizzle-orm"
import { z } from "zod"
import { limits } from "../../protocol/limits.ts"
import type { Database } from "../client.ts"
import { knowledgeEntries } from "../schema/knowledge.ts"
import { type Scope, within } from "../scope.ts"
import { forgetIndex, insertIndex, queueUp, writeIndex } from "./write-index.ts"

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

/**
 * The same with several: all of them or none. The first counts as the newest, so that a list has them in their order. Where the
 * organization would have more than `entriesMax` with them, what is new among them is missing in the answer.
 */
export async function createEntries(
  database: Database,
  organizationId: string,
  {
    entries,
    by,
    entriesMax,
  }: { entries: { id: string; content: KnowledgeContent }[]; by: string | null; entriesMax?: number },
): Promise<KnowledgeRow[]> {
  const rows = entries.map(({ id, content }, at) => {
    const instant = sql`now() - ${at} * interval '1 millisecond'`
    const times = { createdAt: instant, updatedAt: instant }
    return { ...content, ...times, id, organizationId, revision: crypto.randomUUID(), updatedBy: by }
  })
  const ids = entries.map(({ id }) => id)
  const insert = database.insert(knowledgeEntries).values(rows).onConflictDoNothing()
  const index = rows.flatMap(row => insertIndex(database, { ...row, entryId: row.id }))
  const select = database
    .select()
    .from(knowledgeEntries)
    .where(and(eq(knowledgeEntries.organizationId, organizationId), inArray(knowledgeEntries.id, ids)))
  const revisions = rows.map(({ revision }) => revision)
  const takeBack = takeBackBeyond(database, organizationId, { entriesMax: entriesMax ?? null, revisions })
  const batch = [queueUp(database, organizationId), insert, takeBack, select, ...index] as const
  const [, , , written] = await within(database, own(organizationId), batch)
  return ids.flatMap(id => written.find(row => row.id === id) ?? [])
}

/** Counted when they are there, and after whoever was first: two requests at once cannot both have the last room. */
function takeBackBeyond(
  database: Database,
  organizationId: string,
  { entriesMax, revisions }: { entriesMax: number | null; revisions: string[] },
) {
  const { organizationId: owner, revision } = knowledgeEntries
  const counted = database.select({ entries: count() }).from(knowledgeEntries).where(eq(owner, organizationId))
  return database
    .delete(knowledgeEntries)
    .where(and(eq(owner, organizationId), inArray(revision, revisions), sql`(${counted}) > ${entriesMax}::int`))
}

/**
 * Changes what is named; the rest stays. Null when there is no such entry; `stale` when it has come to another revision than
 * the one that the change was made for. The index is made from what was read, so that a change by somebody else in between is
 * read again first.
 */
export async function changeEntry(
  database: Database,
  key: EntryKey,
  { change, by, revision: expected }: { change: Partial<KnowledgeContent>; by: string | null; revision?: string },
): Promise<KnowledgeRow | "stale" | null> {
  for (let tries = 0; tries < changeTriesMax; tries++) {
    const before = await findEntry(database, key)
    if (before === null) return null
    // Whoever repeats a request whose answer was lost has changed it themselves.
    if (expected !== undefined && before.revision !== expected) return isAsIn(change, before) ? before : "stale"
    const revision = crypto.randomUUID()
    const update = database
      .update(knowledgeEntries)
      .set({ ...change, revision, updatedBy: by, updatedAt: sql`now()` })
      .where(and(isEntry(key), eq(knowledgeEntries.revision, before.revision)))
      .returning()
    const index = writeIndex(database, { ...before, ...change, ...key, revision })
    const batch = [queueUp(database, key.organizationId), update, ...index] as const
    const [, changed] = await within(database, own(key.organizationId), batch)
    if (changed[0]) return changed[0]
  }
  throw new Error("Others have changed the entry again and again")
}

const isAsIn = (change: Partial<KnowledgeContent>, row: KnowledgeRow): boolean =>
  JSON.stringify({ ...row, ...change }) === JSON.stringify(row)

/** Each try that fails means that somebody else's has succeeded. */
const changeTriesMax = 10

/** Removes an entry and gives it as it was; null when it was not there. */
export async function removeEntry(database: Database, key: EntryKey): Promise<KnowledgeRow | null> {
  const remove = database.delete(knowledgeEntries).where(isEntry(key))
  const forget = [...forgetIndex(database, key), remove]
  const batch = [queueUp(database, key.organizationId), selectEntry(database, key), ...forget] as const
  const [, found] = await within(database, own(key.organizationId), batch)
  return found[0] ?? null
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

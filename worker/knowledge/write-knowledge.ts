import type { Database } from "../../drizzle/client.ts"
import { createEntries, findEntry, type KnowledgeRow } from "../../drizzle/knowledge/entries.ts"
import type { NewKnowledge } from "../../protocol/knowledge.ts"
import { limits } from "../../protocol/limits.ts"
import { type Result, refuse } from "../../protocol/refusal.ts"
import { derivedId } from "../routes/derived-id.ts"

/** New entries of one request. The id of the first makes the request safe to repeat; those of the others follow from it. */
export interface NewEntries {
  organizationId: string
  id: string
  source: KnowledgeRow["source"]
  entries: NewKnowledge[]
  by: string
}

/** Writes them all or none. What a request with this id wrote before is given again; one that wrote something else is a conflict. */
export async function writeKnowledge(
  database: Database,
  { organizationId, id, source, entries, by }: NewEntries,
): Promise<Result<{ rows: KnowledgeRow[]; repeated: boolean }>> {
  const written = await Promise.all(
    entries.map(async ({ text, ...rest }, at) => ({
      id: at === 0 ? id : await derivedId("knowledge", id, String(at)),
      content: { ...rest, body: text, source },
    })),
  )
  const before = await findEntry(database, { organizationId, entryId: id })
  const entriesMax = limits.knowledgeEntriesMax
  const rows = await createEntries(database, organizationId, { entries: written, by, entriesMax })
  const contents = new Map(written.map(one => [one.id, one.content]))
  if (!rows.every(row => isWhatWasWritten(row, contents.get(row.id)))) return refuse("conflict")
  if (rows.length < written.length) return refuse("limit_reached", `An organization has at most ${entriesMax} entries.`)
  return { ok: true, rows, repeated: before !== null }
}

/** An entry that was changed since says nothing of what it was. */
function isWhatWasWritten(row: KnowledgeRow, content: Partial<KnowledgeRow> | undefined): boolean {
  if (row.source !== content?.source) return false
  if (row.updatedAt.getTime() !== row.createdAt.getTime()) return true
  const { title, questions, body, url, status } = row
  const { title: newTitle, questions: newQuestions, body: newBody, url: newUrl, status: newStatus } = content
  return (
    JSON.stringify([title, questions, body, url, status]) ===
    JSON.stringify([newTitle, newQuestions, newBody, newUrl, newStatus])
  )
}

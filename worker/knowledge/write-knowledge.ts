import type { Database } from "../../drizzle/client.ts"
import { countEntries, createEntries, findEntry, type KnowledgeRow } from "../../drizzle/knowledge/entries.ts"
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
  if (before === null && !(await hasRoom(database, organizationId, entries.length)))
    return refuse("limit_reached", `An organization has at most ${limits.knowledgeEntriesMax} entries.`)
  const rows = await createEntries(database, organizationId, { entries: written, by })
  const isSame = rows.every((row, at) => isWhatWasWritten(row, written[at]?.content))
  return isSame ? { ok: true, rows, repeated: before !== null } : refuse("conflict")
}

async function hasRoom(database: Database, organizationId: string, more: number): Promise<boolean> {
  const { draft, published } = await countEntries(database, organizationId)
  return draft + published + more <= limits.knowledgeEntriesMax
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

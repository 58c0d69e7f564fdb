import { performance } from "node:perf_hooks"
import type { Database } from "../../drizzle/client.ts"
import { changeEntry, createEntries, type KnowledgeContent } from "../../drizzle/knowledge/entries.ts"
import { type Found, isAnswerable, searchKnowledge } from "../../drizzle/knowledge/search.ts"
import type { Collection } from "./read-collection.ts"

/** What came of one question. */
export interface Judged {
  query: string
  /** Place of the first entry that answers it, 1 for the best; null when it is not among the first ten. */
  place: number | null
  /** Whether it would be answered: with its entries there, and with them withdrawn. */
  answered: boolean
  answeredWithout: boolean
  milliseconds: number
}

/**
 * Writes a collection down for an organization, as its staff would, and asks every question twice: with the entries that
 * answer it, and with those withdrawn. The organization has nothing written down yet.
 */
export async function judge(
  database: Database,
  organizationId: string,
  { entries, queries }: Collection,
): Promise<Judged[]> {
  const ids = new Map(entries.map(({ id }) => [id, crypto.randomUUID()]))
  const rows = entries.map(entry => ({ id: ids.get(entry.id) ?? "", content: contentOf(entry) }))
  await createEntries(database, organizationId, { entries: rows, by: null })

  const search = async (question: string) => {
    const start = performance.now()
    const found = await searchKnowledge(database, { organizationId, question, limit: 10 })
    return { ...found, milliseconds: performance.now() - start }
  }
  const mark = async (entryIds: string[], status: KnowledgeContent["status"]) => {
    for (const entryId of entryIds)
      await changeEntry(database, { organizationId, entryId }, { change: { status }, by: null })
  }

  const judged: Judged[] = []
  for (const asked of Map.groupBy(queries, query => [...query.entries].sort().join("\n")).values()) {
    const answering = (asked[0]?.entries ?? []).map(id => ids.get(id) ?? "")
    const before = []
    for (const { query } of asked) before.push({ query, found: await search(query) })
    await mark(answering, "draft")
    for (const { query, found } of before) {
      const without = await search(query)
      const answeredWithout = isAnswerable(without.confidence)
      const { confidence, milliseconds } = found
      const place = placeOf(found, answering)
      judged.push({ query, place, answered: isAnswerable(confidence), answeredWithout, milliseconds })
    }
    await mark(answering, "published")
  }
  return judged
}

/** The first question is the title: what a help page would be called. */
function contentOf({ questions: [title = "", ...questions], answer }: Collection["entries"][number]): KnowledgeContent {
  return { title, questions, body: answer, url: null, source: "written", status: "published" }
}

function placeOf({ passages }: Found, answering: string[]): number | null {
  const at = passages.findIndex(({ entryId }) => answering.includes(entryId))
  return at === -1 ? null : at + 1
}

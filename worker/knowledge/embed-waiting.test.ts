import { env } from "cloudflare:workers"
import { expect, onTestFinished, test, vi } from "vitest"
import { database } from "../../drizzle/client.ts"
import { waitingPassages } from "../../drizzle/knowledge/embeddings.ts"
import { createEntries, type KnowledgeContent } from "../../drizzle/knowledge/entries.ts"
import { searchKnowledge } from "../../drizzle/knowledge/search.ts"
import { organization } from "../../drizzle/schema/auth.ts"
import { embedWaiting } from "./embed-waiting.ts"
import { embedderFrom } from "./embedder.ts"

const db = database(env)

/** An organization with as many published entries as wanted. */
async function harbour(entries: number): Promise<string> {
  const [made] = await db.insert(organization).values({ name: "Harbour", slug: crypto.randomUUID() }).returning()
  if (!made) throw new Error("An insert gives its row")
  const rows = Array.from({ length: entries }, (_, at) => {
    const content: KnowledgeContent = {
      title: `Quay ${at}`,
      questions: [],
      body: `Boats of line ${at} leave from here.`,
      url: null,
      source: "written",
      status: "published",
    }
    return { id: crypto.randomUUID(), content }
  })
  await createEntries(db, made.id, { entries: rows, by: null })
  return made.id
}

test("everything that waits is embedded, its title with it, in bounded calls", async () => {
  const organizationId = await harbour(60)
  const calls: string[][] = []
  await embedWaiting(db, organizationId, async texts => {
    calls.push(texts)
    return texts.map(() => [1, 0])
  })
  expect(calls.map(texts => texts.length)).toEqual([50, 10])
  expect(calls.flat().toSorted()[0]).toBe("Quay 0\nBoats of line 0 leave from here.")
  expect(await waitingPassages(db, organizationId, 100)).toEqual([])
})

test("what could not be embedded is found by its words, and waits for the next time", async () => {
  const warned = vi.spyOn(console, "warn").mockImplementation(() => {})
  onTestFinished(() => warned.mockRestore())
  const organizationId = await harbour(2)
  await embedWaiting(db, organizationId, () => Promise.reject(new Error("over quota")))
  expect(warned).toHaveBeenCalledOnce()
  expect(await waitingPassages(db, organizationId, 100)).toHaveLength(2)
  const found = await searchKnowledge(db, { organizationId, question: "Where is quay 1?", limit: 1 })
  expect(found.passages).toMatchObject([{ title: "Quay 1" }])
})

test("a deployment without Workers AI, or without a model to embed with, embeds nothing", () => {
  expect(embedderFrom({ EMBEDDING_MODEL: "@cf/baai/bge-m3" })).toBeNull()
  expect(embedderFrom({ AI: {} as Ai })).toBeNull()
  expect(embedderFrom({ AI: {} as Ai, EMBEDDING_MODEL: "@cf/baai/bge-m3" })).not.toBeNull()
})

import { randomUUID } from "node:crypto"
import { beforeAll, describe, expect, test } from "vitest"
import { inMemory, migrated } from "../../dev/test/each-postgres.ts"
import { handOver, ordinaryOwner } from "../../dev/test/owner.ts"
import type { Database } from "../client.ts"
import { organization } from "../schema/auth.ts"
import { keepEmbeddings, waitingPassages } from "./embeddings.ts"
import { changeEntry, createEntry, type KnowledgeContent } from "./entries.ts"
import { isAnswerable, searchKnowledge } from "./search.ts"

/** Opens an embedded Postgres, with pgvector, or owned by somebody who may not make an extension. */
async function opened(may: "may make extensions" | "may not") {
  const engine = await inMemory()
  return migrated(may === "may not" ? await handOver(engine, ordinaryOwner) : engine)
}

async function harbour(db: Database) {
  const [made] = await db.insert(organization).values({ name: "Harbour", slug: randomUUID() }).returning()
  if (!made) throw new Error("An insert gives its row")
  const organizationId = made.id
  const write = (title: string, body: string) => {
    const content: KnowledgeContent = { title, body, questions: [], url: null, source: "written", status: "published" }
    return createEntry(db, { organizationId, entryId: randomUUID() }, { content, by: null })
  }
  const ferry = await write("Timetable of the ferry", "It leaves every hour.")
  const refund = await write("Refunds", "Send the ticket back within a week.")
  return { organizationId, ferry, refund }
}

/** As a model would say it that knows three meanings: sailing, money, and other things. */
const meaning = (text: string) => [/ferry|boat|sail/i.test(text) ? 1 : 0, /refund|cash/i.test(text) ? 1 : 0, 0.1]
const embedAll = async (db: Database, organizationId: string) => {
  const waiting = await waitingPassages(db, organizationId, 100)
  const embedded = waiting.map(one => ({ ...one, embedding: meaning(`${one.title} ${one.text}`) }))
  await keepEmbeddings(db, organizationId, embedded)
  return waiting.map(one => one.title).sort()
}
const titles = async (db: Database, organizationId: string, question: string, embedding?: number[]) => {
  const found = await searchKnowledge(db, { organizationId, question, limit: 5, ...(embedding && { embedding }) })
  return { titles: found.passages.map(one => one.title), answerable: isAnswerable(found.confidence) }
}

describe("with pgvector", () => {
  let db: Database
  beforeAll(async () => {
    const made = await opened("may make extensions")
    db = made.db
    return made.close
  })

  test("a question that shares no word with its entry finds it by its meaning", async () => {
    const { organizationId } = await harbour(db)
    const question = "Any sailings?"
    expect(await titles(db, organizationId, question)).toEqual({ titles: [], answerable: false })
    expect(await embedAll(db, organizationId)).toEqual(["Refunds", "Timetable of the ferry"])
    const found = await titles(db, organizationId, question, meaning(question))
    expect(found).toEqual({ titles: ["Timetable of the ferry"], answerable: true })
    expect(await titles(db, organizationId, "ferry refunds", meaning("cash"))).toMatchObject({
      titles: ["Refunds", "Timetable of the ferry"],
    })
  })

  test("an entry that is changed waits for its embedding again, and is found by its words meanwhile", async () => {
    const { organizationId, ferry } = await harbour(db)
    await embedAll(db, organizationId)
    expect(await waitingPassages(db, organizationId, 100)).toEqual([])
    const key = { organizationId, entryId: ferry.id }
    await changeEntry(db, key, { change: { body: "Now every half hour, on a catamaran." }, by: null })
    expect(await titles(db, organizationId, "catamaran", meaning("cash"))).toMatchObject({
      titles: expect.arrayContaining(["Timetable of the ferry"]),
    })
    expect(await embedAll(db, organizationId)).toEqual(["Timetable of the ferry"])
  })

  test("what a model made of an older text is not kept for the new one, nor of one that is withdrawn", async () => {
    const { organizationId, ferry, refund } = await harbour(db)
    const waiting = await waitingPassages(db, organizationId, 100)
    await changeEntry(db, { organizationId, entryId: ferry.id }, { change: { body: "Gone." }, by: null })
    await changeEntry(db, { organizationId, entryId: refund.id }, { change: { status: "draft" }, by: null })
    await keepEmbeddings(
      db,
      organizationId,
      waiting.map(one => ({ ...one, embedding: [1, 0, 0] })),
    )
    expect(await waitingPassages(db, organizationId, 100)).toMatchObject([{ entryId: ferry.id, text: "Gone." }])
  })

  test("embeddings of another model, with other dimensions, are passed over", async () => {
    const { organizationId } = await harbour(db)
    await embedAll(db, organizationId)
    expect(await titles(db, organizationId, "Any sailings?", [1, 0, 0, 0])).toMatchObject({ titles: [] })
  })

  test("nobody is near what another organization has written", async () => {
    const [mine, theirs] = [await harbour(db), await harbour(db)]
    await embedAll(db, theirs.organizationId)
    const embedding = meaning("Any sailings?")
    expect(await titles(db, mine.organizationId, "Any sailings?", embedding)).toMatchObject({ titles: [] })
    expect(await titles(db, theirs.organizationId, "Any sailings?", embedding)).toMatchObject({ answerable: true })
  })
})

test("without pgvector an embedding changes nothing, and words find what they found", async () => {
  const { db, close } = await opened("may not")
  const { organizationId } = await harbour(db)
  await embedAll(db, organizationId)
  const embedding = meaning("ferry")
  expect(await titles(db, organizationId, "When does the ferry leave?", embedding)).toEqual(
    await titles(db, organizationId, "When does the ferry leave?"),
  )
  expect(await titles(db, organizationId, "Any sailings?", embedding)).toMatchObject({ titles: [] })
  await close()
})

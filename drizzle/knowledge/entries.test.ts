import { randomUUID } from "node:crypto"
import { beforeAll, describe, expect, test } from "vitest"
import { eachPostgres, migrated } from "../../dev/test/each-postgres.ts"
import { limits } from "../../protocol/limits.ts"
import type { Database } from "../client.ts"
import { organization, user } from "../schema/auth.ts"
import {
  changeEntry,
  countEntries,
  createEntries,
  createEntry,
  findEntry,
  type KnowledgeContent,
  pageOfEntries,
  removeEntry,
} from "./entries.ts"
import { isAnswerable, searchKnowledge } from "./search.ts"

describe.each(await eachPostgres())("knowledge in $name", ({ open }) => {
  let db: Database
  beforeAll(async () => {
    const opened = await migrated(await open())
    db = opened.db
    return opened.close
  })

  const tenant = async () => {
    const [made] = await db.insert(organization).values({ name: "Harbour", slug: randomUUID() }).returning()
    if (!made) throw new Error("An insert gives its row")
    return made.id
  }
  const person = async () => {
    const [made] = await db
      .insert(user)
      .values({ name: "Maya", email: `${randomUUID()}@example.com` })
      .returning()
    if (!made) throw new Error("An insert gives its row")
    return made.id
  }
  const write = (organizationId: string, content: Partial<KnowledgeContent> = {}) =>
    createEntry(db, { organizationId, entryId: randomUUID() }, { content: { ...ferry, ...content }, by: null })
  const found = async (organizationId: string, question: string) =>
    (await searchKnowledge(db, { organizationId, question, limit: 5 })).passages.map(one => one.title)

  test("an entry is found as soon as it is published, with its new words, and no longer when it is withdrawn or removed", async () => {
    const organizationId = await tenant()
    const { id: entryId } = await write(organizationId, { status: "draft" })
    const key = { organizationId, entryId }
    expect(await found(organizationId, "When does the ferry leave?")).toEqual([])
    await changeEntry(db, key, { change: { status: "published" }, by: null })
    expect(await found(organizationId, "When does the ferry leave?")).toEqual([ferry.title])
    await changeEntry(db, key, { change: { title: "Hydrofoil", questions: [], body: "Twice a day." }, by: null })
    expect(await found(organizationId, "When does the ferry leave?")).toEqual([])
    expect(await found(organizationId, "hydrofoils")).toEqual(["Hydrofoil"])
    await changeEntry(db, key, { change: { status: "draft" }, by: null })
    expect(await found(organizationId, "hydrofoils")).toEqual([])
    await changeEntry(db, key, { change: { status: "published" }, by: null })
    expect(await found(organizationId, "hydrofoils")).toEqual(["Hydrofoil"])
    expect(await removeEntry(db, key)).toMatchObject({ id: key.entryId })
    expect(await found(organizationId, "hydrofoils")).toEqual([])
    expect(await removeEntry(db, key)).toBeNull()
  })

  test("an organization neither finds, reads, changes nor removes what another has written", async () => {
    const [mine, theirs] = [await tenant(), await tenant()]
    const { id: entryId } = await write(theirs)
    expect(await found(theirs, "ferry")).toEqual([ferry.title])
    expect(await found(mine, "ferry")).toEqual([])
    const key = { organizationId: mine, entryId }
    expect(await findEntry(db, key)).toBeNull()
    expect(await changeEntry(db, key, { change: { title: "Mine" }, by: null })).toBeNull()
    expect(await removeEntry(db, key)).toBeNull()
    expect(await countEntries(db, mine)).toEqual({ draft: 0, published: 0 })
    expect(await findEntry(db, { organizationId: theirs, entryId })).toMatchObject(ferry)
    // The same id is free for another organization: it says nothing of the first.
    await createEntry(db, key, { content: { ...ferry, title: "Ours" }, by: null })
    expect(await found(mine, "ferry")).toEqual(["Ours"])
    expect(await found(theirs, "ferry")).toEqual([ferry.title])
  })

  test("an entry keeps what was not changed, and says who changed it last", async () => {
    const [organizationId, maya] = [await tenant(), await person()]
    const made = await write(organizationId)
    const key = { organizationId, entryId: made.id }
    const changed = await changeEntry(db, key, { change: { body: "Every hour." }, by: maya })
    expect(changed).toEqual({
      ...made,
      body: "Every hour.",
      updatedBy: maya,
      revision: expect.not.stringMatching(made.revision),
      updatedAt: expect.any(Date),
    })
    expect(await findEntry(db, key)).toEqual(changed)
  })

  test("a change that was made for an older text is not made, unless everything is so already", async () => {
    const [organizationId, maya, tom] = [await tenant(), await person(), await person()]
    const made = await write(organizationId)
    const key = { organizationId, entryId: made.id }
    const [inMaya, inTom] = [{ body: "Every hour." }, { body: "Twice a day." }]
    const both = await Promise.all([
      changeEntry(db, key, { change: inMaya, by: maya, revision: made.revision }),
      changeEntry(db, key, { change: inTom, by: tom, revision: made.revision }),
    ])
    const now = await findEntry(db, key)
    expect(both.filter(one => one === "stale")).toHaveLength(1)
    expect(both).toContainEqual(now)
    const change = { body: now?.body ?? "" }
    expect(await changeEntry(db, key, { change, by: tom, revision: made.revision })).toEqual(now)
    const later = await changeEntry(db, key, { change: { title: "Hydrofoil" }, by: tom, revision: now?.revision ?? "" })
    expect(later).toMatchObject({ title: "Hydrofoil", ...change })
  })

  test("of several that fill an organization at once, as many come in as there is room for, each whole", async () => {
    const organizationId = await tenant()
    await write(organizationId)
    const file = () => [1, 2].map(at => ({ id: randomUUID(), content: { ...ferry, title: `Chapter ${at}` } }))
    const files = [file(), file(), file()]
    const bringIn = (entries: ReturnType<typeof file>) =>
      createEntries(db, organizationId, { entries, by: null, entriesMax: 5 })
    const written = await Promise.all(files.map(bringIn))
    expect(written.map(rows => rows.length).toSorted()).toEqual([0, 2, 2])
    expect(await countEntries(db, organizationId)).toEqual({ draft: 0, published: 5 })
    expect(await found(organizationId, "chapter")).toHaveLength(4)
    // What is there takes no room when it is told again.
    const there = files.find((_file, at) => written[at]?.length === 2) ?? []
    expect(await bringIn(there)).toHaveLength(2)
    expect(await bringIn([...there, ...file()])).toHaveLength(2)
  })

  test("the same id again writes nothing and gives the entry that is there", async () => {
    const organizationId = await tenant()
    const first = await write(organizationId)
    const key = { organizationId, entryId: first.id }
    expect(await createEntry(db, key, { content: { ...ferry, title: "Other" }, by: null })).toEqual(first)
    expect(await countEntries(db, organizationId)).toEqual({ draft: 0, published: 1 })
  })

  test("several entries are written together or not at all, and stand in a list as they were given", async () => {
    const organizationId = await tenant()
    const entries = ["Tickets", "Dogs", "Bicycles"].map(title => ({ id: randomUUID(), content: { ...ferry, title } }))
    const broken = entries.map((entry, at) => (at < 2 ? entry : { ...entry, content: { ...ferry, title: "\0" } }))
    await expect(createEntries(db, organizationId, { entries: broken, by: null })).rejects.toThrow()
    expect(await countEntries(db, organizationId)).toEqual({ draft: 0, published: 0 })
    const written = await createEntries(db, organizationId, { entries, by: null })
    expect(written.map(({ id, title }) => ({ id, title }))).toEqual(
      entries.map(({ id, content: { title } }) => ({ id, title })),
    )
    const page = await pageOfEntries(db, organizationId, { after: null, limit: 10 })
    expect(page.map(({ title }) => title)).toEqual(["Tickets", "Dogs", "Bicycles"])
  })

  test("a list has only the beginnings of long texts", async () => {
    const organizationId = await tenant()
    const { id: entryId } = await write(organizationId, { body: "ferry ".repeat(1_000) })
    const [listed] = await pageOfEntries(db, organizationId, { after: null, limit: 10 })
    expect(listed?.body).toHaveLength(limits.knowledgePreviewCharactersMax)
    expect((await findEntry(db, { organizationId, entryId }))?.body).toHaveLength(6_000)
  })

  test("a list comes in pages, what was changed last first, and takes a text and a status", async () => {
    const organizationId = await tenant()
    const made = []
    for (const at of [1, 2, 3, 4, 5]) made.push(await write(organizationId, { title: `Rule ${at} of 100%_` }))
    const [oldest] = made
    if (!oldest) throw new Error("Five were made")
    await changeEntry(db, { organizationId, entryId: oldest.id }, { change: { status: "draft" }, by: null })
    const titles: string[] = []
    let after: [number, string] | null = null
    for (;;) {
      const page = await pageOfEntries(db, organizationId, { after, limit: 2 })
      titles.push(...page.map(one => one.title))
      const last = page.at(-1)
      if (page.length < 2 || !last) break
      after = [last.updatedAt.getTime(), last.id]
    }
    expect(titles).toHaveLength(5)
    expect(new Set(titles).size).toBe(5)
    expect(titles[0]).toBe("Rule 1 of 100%_")
    const asked = { after: null, limit: 10 }
    expect(await pageOfEntries(db, organizationId, { ...asked, status: "draft" })).toHaveLength(1)
    expect(await pageOfEntries(db, organizationId, { ...asked, text: "RULE 4 of 100%_" })).toHaveLength(1)
    expect(await pageOfEntries(db, organizationId, { ...asked, text: "%" })).toHaveLength(5)
    expect(await pageOfEntries(db, organizationId, { ...asked, text: "which boat" })).toHaveLength(5)
    expect(await pageOfEntries(db, organizationId, { ...asked, text: "100__" })).toHaveLength(0)
  })

  const hostile = [
    "",
    "   ",
    "'; drop table knowledge_entries; --",
    "ferry & | ! <-> :* ( ) '' \\ \\'",
    "ferry:A & !(boat | 'x",
    "🛳️ ferry 🛳️",
    "fer\0ry ferry",
    "ferry ".repeat(10_000),
    "\ud800 ferry",
    "渡船什么时候开?",
    "ferry %s {} $1",
  ]
  test.each(hostile.map(question => [question.slice(0, 40), question] as const))(
    "a question is never taken for a query: %j",
    async (_, question) => {
      const organizationId = await tenant()
      await write(organizationId)
      const answer = await searchKnowledge(db, { organizationId, question, limit: 5 })
      expect(answer.passages.map(one => one.title)).toEqual(question.includes("ferry") ? [ferry.title] : [])
      expect(answer.confidence).toBeGreaterThanOrEqual(0)
      expect(answer.confidence).toBeLessThanOrEqual(1)
    },
  )

  test("the first thing that an organization writes down is answered from", async () => {
    const organizationId = await tenant()
    await write(organizationId, { title: "Returns", questions: [], body: "You have 60 days to send boots back." })
    const confidence = async (question: string) =>
      (await searchKnowledge(db, { organizationId, question, limit: 5 })).confidence
    expect(isAnswerable(await confidence("Can I return boots?"))).toBe(true)
    expect(isAnswerable(await confidence("Can I rent a canoe?"))).toBe(false)
  })

  test("what is written down is answerable, what is not is not", async () => {
    const organizationId = await tenant()
    await write(organizationId)
    const confidence = async (question: string) =>
      (await searchKnowledge(db, { organizationId, question, limit: 5 })).confidence
    expect(isAnswerable(await confidence("When do the ferries leave?"))).toBe(true)
    expect(isAnswerable(await confidence("Do you sell gift vouchers for the aquarium?"))).toBe(false)
  })
})

const ferry: KnowledgeContent = {
  title: "When does the ferry leave?",
  questions: ["Which boat goes next?"],
  body: "The ferry leaves the harbour every hour, and every half hour in summer.",
  url: null,
  source: "written",
  status: "published",
}

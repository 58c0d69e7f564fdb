import { randomUUID } from "node:crypto"
import { beforeAll, describe, expect, test } from "vitest"
import { eachPostgres, migrated } from "../../dev/test/each-postgres.ts"
import type { Database } from "../client.ts"
import { organization } from "../schema/auth.ts"
import { changeEntry, createEntries, type KnowledgeContent } from "./entries.ts"
import { isAnswerable, searchKnowledge } from "./search.ts"

describe.each(await eachPostgres())("finding in $name", ({ open }) => {
  let db: Database
  let organizationId = ""
  const ids: string[] = []
  beforeAll(async () => {
    const opened = await migrated(await open())
    db = opened.db
    const [made] = await db.insert(organization).values({ name: "Harbour", slug: randomUUID() }).returning()
    organizationId = made?.id ?? ""
    const rows = help.map(content => ({ id: randomUUID(), content: { ...published, ...content } }))
    ids.push(...rows.map(row => row.id))
    await createEntries(db, organizationId, { entries: rows, by: null })
    return opened.close
  })

  const search = (question: string, limit = 3) => searchKnowledge(db, { organizationId, question, limit })
  const first = async (question: string) => (await search(question)).passages[0]?.title

  test.each([
    ["in its own words", "When does the ferry leave?", "When does the ferry leave?"],
    ["in another form", "refunding of tickets", "Can I have my ticket refunded?"],
    ["mistyped", "acessibility of the fery", "Is the ferry accessible?"],
    ["with a word of the same meaning", "bring a bike aboard, what is the price", "What does a bicycle cost?"],
    ["run together", "can I sign in on my phone", "How do I log in?"],
    ["by another way to ask for it", "which boat goes next", "When does the ferry leave?"],
    ["by what only its text says", "do you have a wheelchair ramp", "Is the ferry accessible?"],
    [
      "long-winded",
      "hello, we are four and my mother cannot walk very far any more, so I wonder whether there is a ramp and whether she could " +
        "come aboard the ferry with her wheelchair, thank you so much in advance for your kind help",
      "Is the ferry accessible?",
    ],
    ["by what kind of answer is wanted", "where does the ferry leave", "Where does the ferry leave from?"],
    ["in another alphabet", "где причал", "Где находится причал?"],
  ])("an entry is found %s", async (_how, question, title) => {
    expect(await first(question)).toBe(title)
  })

  test("a word that few entries have counts more than one that most have", async () => {
    expect(await first("ferry ferry ferry lost umbrella")).toBe("I have lost something on board")
  })

  test("what a title says counts more than what another way to ask does, however they are ordered", async () => {
    const [made] = await db.insert(organization).values({ name: "Ferry", slug: randomUUID() }).returning()
    const own = made?.id ?? ""
    const [title = "", other = ""] = ["Are parrots allowed?", "May dogs come aboard?"]
    const entry = (content: Pick<KnowledgeContent, "title" | "questions">) => {
      return { id: randomUUID(), content: { ...published, body: "Ask at the counter.", ...content } }
    }
    const entries = [entry({ title, questions: [other] }), entry({ title: other, questions: [title] })]
    await createEntries(db, own, { entries, by: null })
    const titles = async (question: string) => {
      const { passages } = await searchKnowledge(db, { organizationId: own, question, limit: 2 })
      return passages.map(one => one.title)
    }
    expect(await titles("parrots")).toEqual([title, other])
    expect(await titles("dogs")).toEqual([other, title])
  })

  test("of a long entry the passage that speaks of the question is shown", async () => {
    const [found] = (await search("are parrots allowed")).passages
    expect(found).toMatchObject({ title: "Conditions of carriage", text: expect.stringContaining("Parrots travel") })
    expect(found?.text.length).toBeLessThanOrEqual(1_200)
  })

  test("a question is answerable while its entry is there, and not when it is withdrawn", async () => {
    const question = "Can I get a refund for my ticket?"
    const answerable = async () => isAnswerable((await search(question)).confidence)
    const entryId = ids[help.findIndex(one => one.title.includes("refunded"))] ?? ""
    expect(await answerable()).toBe(true)
    await changeEntry(db, { organizationId, entryId }, { change: { status: "draft" }, by: null })
    expect(await answerable()).toBe(false)
    await changeEntry(db, { organizationId, entryId }, { change: { status: "published" }, by: null })
    expect(await answerable()).toBe(true)
  })

  test("a question that is about something else as well is not answerable, nor one that is about nothing", async () => {
    const answerable = async (question: string) => isAnswerable((await search(question, 1)).confidence)
    expect(await answerable("What does a bicycle cost?")).toBe(true)
    expect(await answerable("What does a submarine cost?")).toBe(false)
    expect(await first("How do I?")).toBe("How do I log in?")
    expect(await answerable("How do I?")).toBe(false)
  })

  test("an entry that stands out from no other is not answered from, however many results are wanted", async () => {
    const [made] = await db.insert(organization).values({ name: "Island", slug: randomUUID() }).returning()
    const own = made?.id ?? ""
    const answerable = async (limit: number) =>
      isAnswerable((await searchKnowledge(db, { organizationId: own, question: "the lighthouse", limit })).confidence)
    const about = (what: string) => ({
      id: randomUUID(),
      content: { ...published, title: `The lighthouse ${what}`, body: "Ask at the counter." },
    })
    await createEntries(db, own, { entries: [about("lamp")], by: null })
    expect([await answerable(1), await answerable(10)]).toEqual([true, true])
    await createEntries(db, own, { entries: ["keeper", "stairs", "museum", "garden"].map(about), by: null })
    expect([await answerable(1), await answerable(10)]).toEqual([false, false])
  })

  test("changes at the same time leave an index that says what the entries say", async () => {
    const [entryId = ""] = ids
    const before = await search("when does the ferry leave", 10)
    const titles = Array.from({ length: 8 }, (_, at) => `Departures ${at}`)
    const changes = titles.map(title => changeEntry(db, { organizationId, entryId }, { change: { title }, by: null }))
    const last = (await Promise.all(changes))
      .flatMap(one => (one === null || one === "stale" ? [] : one))
      .toSorted((one, other) => Number(one.updatedAt) - Number(other.updatedAt))
      .at(-1)
    const shown = (await search("departures", 10)).passages.map(one => one.title)
    expect(titles).toContain(last?.title)
    expect(shown).toHaveLength(1)
    await changeEntry(db, { organizationId, entryId }, { change: { title: help[0]?.title ?? "" }, by: null })
    expect((await search("departures")).passages.some(one => one.title.startsWith("Departures"))).toBe(false)
    // The counts of words are what they were, so every figure is.
    expect(await search("when does the ferry leave", 10)).toEqual(before)
  })
})

const published = {
  questions: [],
  url: null,
  source: "written",
  status: "published",
} satisfies Partial<KnowledgeContent>

const help: (Pick<KnowledgeContent, "title" | "body"> & Partial<KnowledgeContent>)[] = [
  {
    title: "When does the ferry leave?",
    questions: ["Which boat goes next?"],
    body: "Every hour, in summer every half hour.",
  },
  { title: "Where does the ferry leave from?", body: "From the northern quay, beside the lighthouse." },
  { title: "Can I have my ticket refunded?", body: "Until the day before the crossing, at the counter." },
  { title: "What does a bicycle cost?", body: "A bicycle or bike is 4, a tandem 7. Children's bicycles are free." },
  { title: "How do I log in?", body: "With the link that we mail to you. It works on every telephone." },
  {
    title: "Is the ferry accessible?",
    body: "There is a ramp for a wheelchair, and a lift to the upper deck of the ferry.",
  },
  {
    title: "I have lost something on board",
    body: "An umbrella or a bag waits for you at the ferry office for a month.",
  },
  { title: "Где находится причал?", body: "На северной набережной, у маяка." },
  {
    title: "Conditions of carriage",
    body: [
      ...Array.from({ length: 30 }, (_, at) =>
        `Paragraph ${at + 1}. The carrier is not liable for delays by weather or tide. `.repeat(4),
      ),
      "Parrots travel in a cage, at the price of a child.",
      ...Array.from({ length: 30 }, (_, at) =>
        `Paragraph ${at + 32}. Passengers keep to the signs on deck and in the cabins. `.repeat(4),
      ),
    ].join("\n\n"),
  },
]

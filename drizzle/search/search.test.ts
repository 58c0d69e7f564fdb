import { randomUUID } from "node:crypto"
import { eq, sql } from "drizzle-orm"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { remote } from "../../dev/postgres/remote.ts"
import { inMemory, migrated } from "../../dev/test/each-postgres.ts"
import { databaseOf, handOver, ordinaryOwner } from "../../dev/test/owner.ts"
import { startPostgres } from "../../dev/test/start-postgres.ts"
import { limits } from "../../protocol/limits.ts"
import { checkpoint, writeBatch } from "../archive.ts"
import { beginArchive } from "../begin-archive.ts"
import type { Database } from "../client.ts"
import { organization } from "../schema/auth.ts"
import { messageWords } from "../schema/search.ts"
import { type Scope, within } from "../scope.ts"
import { Story } from "../test-story.ts"
import { find } from "./find.ts"
import type { MessageMark } from "./find-messages.ts"
import { blockEntries, messageKey } from "./keys.ts"
import { lookFor } from "./look-for.ts"
import { readSearch } from "./read-search.ts"

const installed = await startPostgres()
afterAll(() => installed?.stop())

const servers = [
  { name: "PGlite", open: inMemory },
  { name: "PGlite with an ordinary owner", open: async () => handOver(await inMemory(), ordinaryOwner) },
  ...(installed
    ? [
        { name: installed.version, open: () => remote(installed.connectionString) },
        {
          name: `${installed.version} with an ordinary owner`,
          open: () => databaseOf(ordinaryOwner, installed.connectionString),
        },
      ]
    : []),
]

const clara = { id: randomUUID(), name: "Clara" }

describe.each(servers)("searching in $name", ({ open }) => {
  let db: Database
  beforeAll(async () => {
    const opened = await migrated(await open())
    db = opened.db
    return opened.close
  })

  /** An organization whose archive has said these things, each at its number in the stream. */
  async function archive(said: { seq: number; text: string }[], id: string = randomUUID()): Promise<string> {
    await db.insert(organization).values({ id, name: "Harbour", slug: id })
    const story = new Story(id)
    const conversationId = story.open(clara, "Good morning")
    await beginArchive(db, { ...story, seen: null })
    await writeBatch(db, story.batch())
    for (let from = 0; from < said.length; from += 500) {
      const entries = said.slice(from, from + 500).map(({ seq, text }) => {
        const author = { kind: "customer", ...clara } as const
        return { ...story.add(conversationId, author, { type: "message", text }), seq, at: story.at + seq }
      })
      const stands = (await find(db, id, asked("morning"))).page.asOf
      const to = entries.at(-1)?.seq ?? stands
      await writeBatch(db, { ...story.batch(), from: stands, to, entries })
    }
    return id
  }

  async function allPages(id: string, q: string, limit = 100): Promise<number[]> {
    const seqs: number[] = []
    let after: MessageMark | null = null
    do {
      const { page, next } = await find(db, id, { ...asked(q), kind: "messages", limit, after })
      seqs.push(...page.messages.map(({ seq }) => seq))
      after = next
    } while (after !== null)
    return seqs
  }

  test("the words lead to the rows through their index, whoever owns the tables", async () => {
    const said = Array.from({ length: 3_000 }, (_, at) => ({ seq: at + 3, text: `Parcel ${at} on its way` }))
    const id = await archive(said)
    await db.execute(sql`analyze message_words`)
    await db.execute(sql`select gin_clean_pending_list('idx_message_words')`)
    const scope: Scope = { kind: "tenants", organizationIds: [id] }
    const plan = db.execute(sql`
      explain select seq from message_words where organization_id = ${id} and seq + 0 <= 9 order by seq + 0 desc limit 5`)
    // So few rows would be read one after the other, if that were not ruled out.
    const short = db.execute(sql`select set_config('enable_seqscan', 'off', true)`)
    const [, , { rows }] = await within(db, scope, [lookFor(db, `'${messageKey(id, 5)}.parcel'`), short, plan])
    const lines = rows.map(row => String(row["QUERY PLAN"])).join("\n")
    expect(lines).toContain("Bitmap Index Scan on idx_message_words")
    expect(lines).toMatch(/Index Cond: \(words @@/)
  })

  test("all of history is found, once each, however often a word comes and wherever it lies", async () => {
    const rare = [3, blockEntries - 1, blockEntries, 7 * blockEntries + 5, 40 * blockEntries].map(seq => ({
      seq,
      text: "A lighthouse",
    }))
    const often = Array.from({ length: 2 * limits.searchRankedMax + 30 }, (_, at) => ({
      seq: 41 * blockEntries - 100 + at,
      text: `A ferry, number ${at}`,
    }))
    const id = await archive([...rare, ...often])
    expect(await allPages(id, "lighthouse")).toEqual(rare.map(({ seq }) => seq).toReversed())
    const found = await allPages(id, "ferry", 70)
    expect(found.toSorted((a, b) => a - b)).toEqual(often.map(({ seq }) => seq))
    expect(await allPages(id, "ferry lighthouse")).toEqual([])
  })

  test("days say how far back to look, and exactly what is in them", async () => {
    const day = 86_400_000
    const said = Array.from({ length: 60 }, (_, at) => ({ seq: 3 + at, text: "A ferry" }))
    const id = randomUUID()
    await db.insert(organization).values({ id, name: "Harbour", slug: id })
    const story = new Story(id)
    const conversationId = story.open(clara, "Good morning")
    for (const { text } of said) {
      story.at += day
      story.add(conversationId, { kind: "customer", ...clara }, { type: "message", text })
    }
    await beginArchive(db, { ...story, seen: null })
    await writeBatch(db, story.batch())
    expect(await allPages(id, "ferry before:2026-11-25")).toEqual([5, 4, 3])
    expect(await allPages(id, "ferry after:2027-01-17")).toEqual([62, 61, 60])
    expect(await allPages(id, "after:2026-12-01 before:2026-12-04 ")).toEqual([14, 13])
    expect(await allPages(id, "before:2026-11-22")).toEqual([2])
  })

  test("two organizations that share a key still find only their own", async () => {
    const mine = await archive([{ seq: 3, text: "A dark lighthouse" }])
    const theirs = await archive(
      [{ seq: 3, text: "A bright lighthouse" }],
      `${mine.slice(0, 6)}${randomUUID().slice(6)}`,
    )
    expect(messageKey(mine, 3)).toBe(messageKey(theirs, 3))
    for (const [id, word] of [
      [mine, "dark"],
      [theirs, "bright"],
    ] as const) {
      const { page } = await find(db, id, asked("lighthouse"))
      expect(page.messages.map(({ fragment }) => fragment[0]?.text)).toEqual([`A ${word} `])
    }
    // Also when a statement forgets to say whose words it wants, and when it says somebody else's.
    const scope: Scope = { kind: "tenants", organizationIds: [mine] }
    const everything = () => db.select({ id: messageWords.organizationId }).from(messageWords)
    const foreign = everything().where(eq(messageWords.organizationId, theirs))
    const query = lookFor(db, `'${messageKey(mine, 3)}.lighthouse'`)
    expect((await within(db, scope, [query, everything()]))[1]).toEqual([{ id: mine }])
    expect((await within(db, scope, [query, foreign]))[1]).toEqual([])
    expect((await within(db, scope, [everything()]))[0]).toEqual([])
    const write = db.update(messageWords).set({ words: "'mine'" }).returning()
    expect((await within(db, scope, [query, write]))[1]).toEqual([])
  })

  test("what was corrected is found by its new words, what was taken back not at all, whenever the archive hears of it", async () => {
    const id = randomUUID()
    await db.insert(organization).values({ id, name: "Harbour", slug: id })
    const story = new Story(id)
    const author = { kind: "customer", ...clara } as const
    const conversationId = story.open(clara, "Good morning")
    const say = (text: string) => story.add(conversationId, author, { type: "message", text })
    const [first, second] = [say("The first ferry"), say("A secret ferry")]
    await beginArchive(db, { ...story, seen: null })
    await writeBatch(db, story.batch())
    const texts = async (q: string) =>
      (await find(db, id, asked(q))).page.messages.map(({ seq, fragment }) => [
        seq,
        fragment.map(({ text }) => text).join(""),
      ])
    expect(await texts("ferry")).toEqual([
      [4, "A secret ferry"],
      [3, "The first ferry"],
    ])
    const third = say("The third ferry")
    const fourth = say("The fourth ferry")
    const correct = ({ id: entryId }: { id: string }, text: string) =>
      story.add(conversationId, author, { type: "edited", entryId, of: "message", text })
    const takeBack = ({ id: entryId }: { id: string }) =>
      story.add(conversationId, author, { type: "deleted", entryId, of: "message" })
    correct(first, "The first boat")
    correct(first, "The first ship")
    correct(third, "The third ship")
    takeBack(second)
    takeBack(fourth)
    await writeBatch(db, story.batch(4))
    expect(await texts("ship")).toEqual([
      [5, "The third ship"],
      [3, "The first ship"],
    ])
    for (const q of ["ferry", "boat", "secret"]) expect(await texts(q)).toEqual([])
    expect(await texts(first.id)).toEqual([[3, "The first ship"]])
    const kept = db.execute(sql`select text, body from messages where id = ${second.id}`)
    const [{ rows }] = await within(db, { kind: "tenants", organizationIds: [id] }, [kept])
    expect(rows).toEqual([{ text: null, body: { type: "message", text: "", isDeleted: true } }])
  })

  test("words go with their organization, and with an archive that begins again", async () => {
    const [stays, goes, again] = [await archive([]), await archive([]), await archive([])]
    const left = async (id: string) => {
      const [rows] = await within(db, { kind: "stream", organizationId: id }, [db.select().from(messageWords)])
      return rows.length
    }
    expect([await left(stays), await left(goes), await left(again)]).toEqual([1, 1, 1])
    await db.delete(organization).where(eq(organization.id, goes))
    await beginArchive(db, { organizationId: again, epoch: randomUUID(), seen: await checkpoint(db, again) })
    expect([await left(stays), await left(goes), await left(again)]).toEqual([1, 0, 0])
  })
})

function asked(q: string) {
  const read = readSearch(q)
  if (!read.ok) throw new Error(read.refusal.detail)
  return { search: read.search, kind: undefined, limit: 20, after: null }
}

import { randomUUID } from "node:crypto"
import { asc, eq, sql } from "drizzle-orm"
import { beforeAll, describe, expect, test } from "vitest"
import { eachPostgres, migrated } from "../dev/test/each-postgres.ts"
import type { Author } from "../protocol/person.ts"
import { checkpoint, writeBatch } from "./archive.ts"
import { beginArchive } from "./begin-archive.ts"
import type { Database } from "./client.ts"
import { archivedPosition } from "./queries/archived-position.ts"
import { escalations } from "./queries/escalations.ts"
import { type HistoryRequest, history } from "./queries/history.ts"
import { organization, user } from "./schema/auth.ts"
import { conversations, messages } from "./schema/conversations.ts"
import { Story } from "./test-story.ts"

const maya: Author = { kind: "staff", id: randomUUID(), name: "Maya" }

describe.each(await eachPostgres())("the archive in $name", ({ open }) => {
  let db: Database

  beforeAll(async () => {
    const opened = await migrated(await open())
    db = opened.db
    return opened.close
  })

  const person = async (name = "Clara") => {
    const email = `${randomUUID()}@example.com`
    const [row] = await db.insert(user).values({ name, email }).returning()
    if (!row) throw new Error("An insert gives its row")
    return { id: row.id, name }
  }
  /** Wherever Postgres stands. */
  const begin = async (story: Story) => beginArchive(db, { ...story, seen: await checkpoint(db, story.organizationId) })
  /** A stream of an organization that exists, at its beginning. */
  const begun = async () => {
    const [row] = await db.insert(organization).values({ name: "Harbour", slug: randomUUID() }).returning()
    const story = new Story(row?.id)
    await begin(story)
    return story
  }
  const rowsOf = (story: Story) =>
    db.select().from(messages).where(eq(messages.streamId, story.organizationId)).orderBy(asc(messages.seq))
  const numbersOf = async (story: Story) => (await rowsOf(story)).map(row => row.seq)
  const conversationOf = async (story: Story, id: string) => {
    const rows = await db.select().from(conversations).where(eq(conversations.id, id))
    return rows.find(row => row.streamId === story.organizationId)
  }
  const upTo = ({ epoch, entries }: Story, seq: number) => {
    const { id, at } = entries[seq - 1] ?? { id: null, at: null }
    return { epoch, seq, last: { id, at } }
  }

  test("a conversation's row says what state it is in, in the columns that others rely on", async () => {
    const [story, clara] = [await begun(), await person()]
    const id = story.open(clara, "Is the ferry running?")
    const escalated = story.add(id, { kind: "customer", ...clara }, { type: "escalated", reason: "Parcel lost" })
    await writeBatch(db, story.batch())
    const waiting = {
      ...{
        id,
        streamId: story.organizationId,
        organizationId: story.organizationId,
        userId: clara.id,
        customerName: "Clara",
      },
      ...{ status: "waiting", isEscalated: true, escalatedReason: "Parcel lost", escalatedAt: new Date(escalated.at) },
      ...{ isResolved: false, resolvedAt: null, resolvedBy: null, agentId: null, agentName: null, agentJoinedAt: null },
      ...{ lastSeq: 3, createdAt: new Date(escalated.at - 2), updatedAt: new Date(escalated.at) },
    }
    expect(await conversationOf(story, id)).toEqual({
      ...waiting,
      summary: expect.objectContaining({ id, lastPosition: 3 }),
    })

    const claimed = story.add(id, maya, { type: "claimed" })
    await writeBatch(db, story.batch(3))
    const taken = { status: "claimed", agentId: maya.id, agentName: "Maya", agentJoinedAt: new Date(claimed.at) }
    expect(await conversationOf(story, id)).toMatchObject({
      ...waiting,
      ...taken,
      lastSeq: 4,
      updatedAt: new Date(claimed.at),
    })

    const resolved = story.add(id, maya, { type: "resolved" })
    await writeBatch(db, story.batch(4))
    expect(await conversationOf(story, id)).toMatchObject({
      ...{
        status: "resolved",
        isEscalated: false,
        escalatedReason: "Parcel lost",
        escalatedAt: new Date(escalated.at),
      },
      ...{ isResolved: true, resolvedAt: new Date(resolved.at), resolvedBy: maya.id, agentName: "Maya" },
    })

    const reopened = story.add(id, { kind: "customer", ...clara }, { type: "reopened", to: "queue" })
    await writeBatch(db, story.batch(5))
    expect(await conversationOf(story, id)).toMatchObject({
      ...{ status: "waiting", isEscalated: true, escalatedReason: "Opened again", escalatedAt: new Date(reopened.at) },
      ...{ isResolved: false, resolvedAt: null, resolvedBy: null, agentId: null, agentName: null, agentJoinedAt: null },
    })
  })

  test("a message is linked to its person and its organization, and says who sent it", async () => {
    const [story, clara] = [await begun(), await person()]
    const id = story.open(clara, "Is the ferry running?")
    story.add(id, maya, { type: "note", text: "Look at the tides" })
    await writeBatch(db, story.batch())
    const common = { streamId: story.organizationId, organizationId: story.organizationId, conversationId: id }
    expect(await rowsOf(story)).toEqual([
      expect.objectContaining({ ...common, kind: "opened", position: 1, text: null, userId: clara.id }),
      expect.objectContaining({
        ...common,
        kind: "message",
        position: 2,
        text: "Is the ferry running?",
        userId: clara.id,
        senderType: "customer",
        senderId: clara.id,
        senderName: "Clara",
      }),
      // Maya has no account any more: what she wrote stays hers by name.
      expect.objectContaining({
        ...common,
        kind: "note",
        position: null,
        userId: null,
        senderType: "staff",
        senderId: maya.id,
        senderName: "Maya",
      }),
    ])
  })

  test("batches go in, in order, and a batch whose answer was lost is not written twice", async () => {
    const [story, clara] = [await begun(), await person()]
    const id = story.open(clara, "One")
    const first = story.batch()
    expect(await writeBatch(db, first)).toEqual(upTo(story, 2))
    expect(await writeBatch(db, first)).toEqual(upTo(story, 2))
    story.add(id, maya, { type: "message", text: "Two" })
    const second = story.batch(2)
    story.add(id, maya, { type: "message", text: "Three" })
    expect(await writeBatch(db, story.batch(3))).toEqual(upTo(story, 2))
    expect(await numbersOf(story)).toEqual([1, 2])
    expect(await writeBatch(db, second)).toEqual(upTo(story, 3))
    expect(await writeBatch(db, story.batch(3))).toEqual(upTo(story, 4))
    expect(await numbersOf(story)).toEqual([1, 2, 3, 4])
    expect(await checkpoint(db, story.organizationId)).toEqual(upTo(story, 4))
  })

  test("two writers of the same batch at once write it once", async () => {
    const [story, clara] = [await begun(), await person()]
    story.open(clara, "One")
    const answers = await Promise.all([1, 2, 3].map(() => writeBatch(db, story.batch())))
    expect(answers).toEqual([upTo(story, 2), upTo(story, 2), upTo(story, 2)])
    expect(await numbersOf(story)).toEqual([1, 2])
  })

  test("an archive that knows nothing takes nothing until it is begun, and tables that were wiped are told again", async () => {
    const [story, clara] = [await begun(), await person()]
    const id = story.open(clara, "One")
    await writeBatch(db, story.batch())
    await db.execute(sql`delete from conversations where stream_id = ${story.organizationId}`)
    await db.execute(sql`delete from archive_checkpoints where organization_id = ${story.organizationId}`)
    story.add(id, maya, { type: "message", text: "Two" })
    expect(await writeBatch(db, story.batch(2))).toBeNull()
    expect(await numbersOf(story)).toEqual([])
    await begin(story)
    expect(await writeBatch(db, story.batch())).toEqual(upTo(story, 3))
    expect(await numbersOf(story)).toEqual([1, 2, 3])
  })

  test("an object that was restored to an earlier point is told where Postgres stands, and replaces what it had told", async () => {
    const [story, clara] = [await begun(), await person()]
    const id = story.open(clara, "One")
    story.add(id, maya, { type: "message", text: "Lost in the restore" })
    await writeBatch(db, story.batch())
    const before = upTo(story, 3)
    story.entries.pop()
    story.epoch = randomUUID()
    story.add(id, maya, { type: "message", text: "Said instead" })
    expect(await writeBatch(db, story.batch(2))).toEqual(before)
    await begin(story)
    expect(await writeBatch(db, story.batch())).toEqual(upTo(story, 3))
    expect((await rowsOf(story)).map(row => row.text)).toEqual([null, "One", "Said instead"])
  })

  test("what one organization tells never touches another's rows, even under the same ids", async () => {
    const [mine, theirs, clara] = [await begun(), await begun(), await person()]
    const id = theirs.open(clara, "Theirs")
    const said = theirs.add(id, maya, { type: "message", text: "Said there" })
    await writeBatch(db, theirs.batch())
    mine.open(clara, "Mine", id)
    mine.add(id, maya, { type: "message", text: "Said here" }, said.id)
    expect(await writeBatch(db, mine.batch())).toEqual(upTo(mine, 3))
    expect((await rowsOf(theirs)).map(row => row.text)).toEqual([null, "Theirs", "Said there"])
    expect((await rowsOf(mine)).map(row => row.text)).toEqual([null, "Mine", "Said here"])
    expect(await conversationOf(theirs, id)).toMatchObject({ organizationId: theirs.organizationId })
    await begin(mine)
    expect(await numbersOf(mine)).toEqual([])
    expect(await numbersOf(theirs)).toEqual([1, 2, 3])
  })

  test("when the organization goes, its rows stay and belong to nobody, and nothing gets stuck", async () => {
    const [story, clara] = [await begun(), await person()]
    const id = story.open(clara, "One")
    story.add(id, { kind: "customer", ...clara }, { type: "escalated", reason: "Help" })
    await writeBatch(db, story.batch())
    await db.delete(organization).where(eq(organization.id, story.organizationId))
    expect(await conversationOf(story, id)).toMatchObject({ organizationId: null, userId: clara.id })
    story.add(id, { kind: "customer", ...clara }, { type: "message", text: "Anybody?" })
    expect(await writeBatch(db, story.batch(3))).toEqual(upTo(story, 4))
    await begin(story)
    expect(await writeBatch(db, story.batch())).toEqual(upTo(story, 4))
    expect(await numbersOf(story)).toEqual([1, 2, 3, 4])
    expect((await rowsOf(story)).map(row => row.organizationId)).toEqual([null, null, null, null])
    const shown = await escalations(db, [story.organizationId], { after: null, limit: 10 })
    expect(shown.escalations).toEqual([])
  })

  test("when an account goes, what it wrote stays under its name, and nothing gets stuck", async () => {
    const [story, clara] = [await begun(), await person()]
    const id = story.open(clara, "One")
    await writeBatch(db, story.batch())
    await db.delete(user).where(eq(user.id, clara.id))
    expect(await conversationOf(story, id)).toMatchObject({ userId: null, customerName: "Clara" })
    story.add(id, { kind: "customer", ...clara }, { type: "message", text: "Sent as the account went" })
    expect(await writeBatch(db, story.batch(2))).toEqual(upTo(story, 3))
    expect((await rowsOf(story)).map(row => [row.userId, row.senderId, row.senderName])).toEqual(
      [1, 2, 3].map(() => [null, clara.id, "Clara"]),
    )
  })

  test("what a guest wrote belongs to the account that the guest has become", async () => {
    const [story, visitor, clara] = [await begun(), await person("Guest 7F2A"), await person()]
    const id = story.open(visitor, "One")
    await writeBatch(db, story.batch())
    story.add(id, { kind: "customer", ...visitor }, { type: "message", text: "Two, in the batch of the change" })
    const system: Author = { kind: "system", id: null, name: "Parley" }
    story.add(id, system, { type: "customer_changed", customer: { ...clara, isGuest: false } })
    story.add(id, maya, { type: "message", text: "Hello Clara" })
    await writeBatch(db, story.batch(2))
    await db.delete(user).where(eq(user.id, visitor.id))
    expect(await conversationOf(story, id)).toMatchObject({ userId: clara.id, customerName: "Clara" })
    expect((await rowsOf(story)).map(row => row.userId)).toEqual([clara.id, clara.id, clara.id, null, null])
  })

  test("a batch of 500 entries with odd texts comes back as it was said", async () => {
    const [story, clara] = [await begun(), await person('O\'Hara \\ "Zoë" 💬')]
    const odd = [
      "'; drop table messages; --",
      '\\u0041 " \\ \n\t',
      "👩‍👩‍👧‍👦 \u202e\u0001",
      "null",
      "$1 %s {{x}}",
      "\ufeff｟日本語｠",
    ]
    const id = story.open(clara, "First")
    while (story.entries.length < 500) {
      story.add(id, maya, { type: "message", text: odd[story.entries.length % odd.length] ?? "" })
    }
    expect(await writeBatch(db, story.batch())).toEqual(upTo(story, 500))
    const request = {
      organizationId: story.organizationId,
      conversationId: id,
      counting: "seq",
      before: null,
      limit: 500,
      saidOnly: false,
    } as const
    expect(await history(db, request)).toEqual({ entries: story.entries, upTo: 500 })
  })

  test("history is filtered by sender, time and text, in pages, and by tenant", async () => {
    const [story, clara] = [await begun(), await person()]
    const id = story.open(clara, "Is 100% of the ferry_boat running?")
    const note = story.add(id, maya, { type: "note", text: "Ask about the FERRY" })
    const answer = story.add(id, maya, { type: "message", text: "Yes, all 1000 of it \\ every hour" })
    await writeBatch(db, story.batch())
    const find = async (more: Partial<HistoryRequest>) => {
      const all = {
        organizationId: story.organizationId,
        conversationId: id,
        counting: "seq",
        before: null,
        limit: 10,
        saidOnly: true,
      } as const
      return (await history(db, { ...all, ...more })).entries.map(entry => entry.seq)
    }
    expect(await find({})).toEqual([2, 3, 4])
    expect(await find({ saidOnly: false })).toEqual([1, 2, 3, 4])
    expect(await find({ counting: "position", saidOnly: false })).toEqual([1, 2, 4])
    expect(await find({ limit: 2 })).toEqual([3, 4])
    expect(await find({ before: 3 })).toEqual([2])
    expect(await find({ counting: "position", before: 3 })).toEqual([2])
    expect(await find({ senderType: "staff" })).toEqual([3, 4])
    expect(await find({ writtenAfter: new Date(note.at) })).toEqual([4])
    expect(await find({ writtenBefore: new Date(answer.at) })).toEqual([2, 3])
    for (const [text, numbers] of [
      ["ferry", [2, 3]],
      ["100%", [2]],
      ["ferry_", [2]],
      ["\\", [4]],
      ["%", [2]],
    ] as const) {
      expect({ text, numbers: await find({ text }) }).toEqual({ text, numbers })
    }
    expect(await find({ organizationId: randomUUID() })).toEqual([])
    expect(await archivedPosition(db, { organizationId: story.organizationId, conversationId: id })).toBe(3)
    expect(await archivedPosition(db, { organizationId: randomUUID(), conversationId: id })).toBe(0)
  })

  test("the list of escalations holds these organizations' only, newest first, in pages", async () => {
    const [one, two, other, clara] = [await begun(), await begun(), await begun(), await person()]
    const ids = [one, two, one, other].map((story, index) => {
      story.at += index * 1_000
      const id = story.open(clara, "Help")
      story.add(id, { kind: "customer", ...clara }, { type: "escalated", reason: `Reason ${index}` })
      return id
    })
    for (const story of [one, two, other]) await writeBatch(db, story.batch())
    const tenants = [one.organizationId, two.organizationId]
    const all = await escalations(db, tenants, { after: null, limit: 10 })
    expect(all.asOf).toEqual({ [one.organizationId]: one.entries.length, [two.organizationId]: two.entries.length })
    expect(all.escalations.map(item => item.conversationId)).toEqual([ids[2], ids[1], ids[0]])
    const [newest] = all.escalations
    if (!newest) throw new Error("There are three")
    const after = [newest.escalatedAt, newest.conversationId] as [number, string]
    const rest = await escalations(db, tenants, { after, limit: 10 })
    expect(rest.escalations).toEqual(all.escalations.slice(1))
  })
})

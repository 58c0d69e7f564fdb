import { randomUUID } from "node:crypto"
import { asc, eq } from "drizzle-orm"
import { beforeAll, describe, expect, test } from "vitest"
import { eachPostgres, migrated } from "../../dev/test/each-postgres.ts"
import type { Author } from "../../protocol/person.ts"
import { entryFor } from "../../protocol/visibility.ts"
import { checkpoint, writeBatch } from "../archive.ts"
import { beginArchive } from "../begin-archive.ts"
import type { Database } from "../client.ts"
import { history } from "../queries/history.ts"
import { organization, user } from "../schema/auth.ts"
import { messages } from "../schema/conversations.ts"
import { Story } from "../test-story.ts"

const maya: Author = { kind: "staff", id: randomUUID(), name: "Maya" }
const parley: Author = { kind: "system", id: null, name: "Parley" }

describe.each(await eachPostgres())("what was corrected, in $name", ({ open }) => {
  let db: Database

  beforeAll(async () => {
    const opened = await migrated(await open())
    db = opened.db
    return opened.close
  })

  const person = async (name: string) => {
    const [row] = await db
      .insert(user)
      .values({ name, email: `${randomUUID()}@example.com` })
      .returning()
    if (!row) throw new Error("An insert gives its row")
    return { id: row.id, name }
  }
  const begun = async () => {
    const [row] = await db.insert(organization).values({ name: "Harbour", slug: randomUUID() }).returning()
    const story = new Story(row?.id)
    await beginArchive(db, { ...story, seen: null })
    return story
  }
  const rowsOf = (story: Story) =>
    db
      .select({
        seq: messages.seq,
        kind: messages.kind,
        text: messages.text,
        body: messages.body,
        userId: messages.userId,
      })
      .from(messages)
      .where(eq(messages.streamId, story.organizationId))
      .orderBy(asc(messages.seq))

  /** A story of words that are corrected and taken back; `pause` comes after each of its entries. */
  async function told(story: Story, pause: () => Promise<unknown>) {
    const [guest, clara] = [await person("A guest"), await person("Clara")]
    const id = story.open(guest, "My word is marzipan")
    await pause()
    const trace = {
      ...{ model: "m", sources: [], tokens: 7 },
      tools: [
        { tool: "search_knowledge" as const, input: '{"query":"marzipan"}', outcome: "done" as const, result: "" },
      ],
    }
    const answer = { end: "done" as const, found: true, citations: [], replaces: null }
    story.add(id, parley, { type: "answer", text: "A person comes", trace, ...answer })
    const asGuest: Author = { kind: "customer", ...guest }
    story.add(id, asGuest, {
      ...{ type: "escalated", cause: "person", summary: "Asked: My word is marzipan" },
      reason: "Wrote: “My word is marzipan”",
    })
    await pause()
    const wrong = story.add(id, maya, { type: "message", text: "It costs 10" })
    await pause()
    const note = story.add(id, maya, { type: "note", text: "Or does it?" })
    await pause()
    const later = story.add(id, maya, { type: "scheduled", at: story.at + 1_000, text: "Word marzipan, still?" })
    await pause()
    const sent = story.add(id, maya, { type: "message", text: "Word marzipan, still?", scheduledId: later.id })
    await pause()
    for (const text of ["It costs 12", "It costs 13"]) {
      story.correct(id, maya, { entryId: wrong.id, text })
      await pause()
    }
    story.add(id, maya, { type: "edited", entryId: note.id, of: "note", text: "It does" })
    await pause()
    story.correct(id, maya, { entryId: sent.id, text: "Word marzipan?" })
    await pause()
    const [, card] = story.entries
    if (!card) throw new Error("A conversation begins with a message")
    story.takeBack(id, maya, card)
    await pause()
    story.add(id, parley, { type: "customer_changed", customer: { ...clara, isGuest: false } })
    await pause()
    story.takeBack(id, maya, sent)
    await pause()
    return { id, clara }
  }

  test("rows say what is meant now, and nothing of what was taken back, wherever the batches ended", async () => {
    const kinds =
      "opened message answer escalated message note scheduled message edited edited edited edited deleted customer_changed deleted"
    for (const every of [1, 2, 3, 5, 100]) {
      const story = await begun()
      let [from, paused] = [0, 0]
      const write = async () => {
        await writeBatch(db, story.batch(from))
        from = story.entries.length
      }
      const { id, clara } = await told(story, async () => {
        paused += 1
        if (paused % every === 0) await write()
      })
      if (from < story.entries.length) await write()
      const rows = await rowsOf(story)
      expect(rows.map(({ kind }) => kind).join(" ")).toBe(kinds)
      expect(rows.flatMap(({ text }) => text ?? [])).toEqual(["A person comes", "It costs 13", "It does"])
      expect(JSON.stringify(rows)).not.toContain("marzipan")
      expect(rows.map(({ body }) => body)).toEqual(story.entries.map(({ body }) => body))
      // What a guest wrote belongs to the account they have become, also what was taken back in the same batch, and what repeated it.
      expect([rows[1]?.userId, rows[3]?.userId]).toEqual([clara.id, clara.id])
      const asked = {
        organizationId: story.organizationId,
        conversationId: id,
        before: null,
        limit: 50,
        saidOnly: true,
      }
      const { entries: said } = await history(db, { ...asked, counting: "seq" })
      expect(said.map(({ body }) => body)).toMatchObject([
        { type: "answer", text: "A person comes", trace: { tokens: 7 } },
        { type: "message", text: "It costs 13" },
        { type: "note", text: "It does" },
      ])
      const { entries: all } = await history(db, { ...asked, counting: "position", saidOnly: false })
      expect(JSON.stringify(all)).toMatch(/It costs 10.*It costs 12/)
      const customers = JSON.stringify(all.map(one => entryFor({ role: null }, one)))
      expect(customers).toContain("It costs 13")
      expect(customers).not.toMatch(/It costs 1[02]/)
    }
  })

  test("told again after a wipe they are the same rows", async () => {
    const story = await begun()
    let from = 0
    await told(story, async () => {
      await writeBatch(db, story.batch(from))
      from = story.entries.length
    })
    const before = await rowsOf(story)
    await beginArchive(db, { ...story, seen: await checkpoint(db, story.organizationId) })
    expect(await rowsOf(story)).toEqual([])
    await writeBatch(db, story.batch())
    expect(await rowsOf(story)).toEqual(before)
  })

  test("what another organization keeps under the same ids stays as it is", async () => {
    const [ours, theirs] = [await begun(), await begun()]
    const clara = await person("Clara")
    const id = ours.open(clara, "Ours")
    theirs.open(clara, "Theirs", id)
    const [, said] = ours.entries
    const [, same] = theirs.entries
    if (!said || !same) throw new Error("A conversation begins with a message")
    theirs.entries[1] = { ...same, id: said.id }
    await writeBatch(db, ours.batch())
    await writeBatch(db, theirs.batch())
    ours.takeBack(id, maya, said)
    await writeBatch(db, ours.batch(2))
    expect((await rowsOf(ours)).map(({ text }) => text)).toEqual([null, null, null])
    expect((await rowsOf(theirs)).map(({ text }) => text)).toEqual([null, "Theirs"])
  })
})

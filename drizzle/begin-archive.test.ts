import { and, asc, eq } from "drizzle-orm"
import { beforeAll, beforeEach, describe, expect, test } from "vitest"
import type { Engine, Statement } from "../dev/postgres/engine.ts"
import { eachPostgres, migrated } from "../dev/test/each-postgres.ts"
import { checkpoint, writeBatch } from "./archive.ts"
import { beginArchive } from "./begin-archive.ts"
import type { Database } from "./client.ts"
import { archiveCheckpoints, conversations, messages } from "./schema/conversations.ts"
import { within } from "./scope.ts"
import { Story } from "./test-story.ts"

const rowsMax = 10

describe.each(await eachPostgres())("an archive that is told again in $name", ({ open }) => {
  let db: Database
  let removals: number[] = []
  /** Every transaction that was asked for, to be done once more. */
  let asked: (() => Promise<unknown>)[] = []
  /** What happens just before a transaction runs. */
  let before = async (_statements: Statement[]) => {}

  beforeAll(async () => {
    const engine = await open()
    const watched: Engine = {
      ...engine,
      runBatch: async (statements, settings) => {
        await before(statements)
        asked.push(() => engine.runBatch(statements, settings))
        const results = await engine.runBatch(statements, settings)
        removals.push(...results.flatMap(one => (one.command === "DELETE" ? [one.rowCount ?? 0] : [])))
        return results
      },
    }
    const opened = await migrated(watched)
    db = opened.db
    return opened.close
  })
  beforeEach(() => {
    before = async () => {}
  })

  const numbersOf = async ({ organizationId }: Story) => {
    const told = db.select().from(messages).where(eq(messages.streamId, organizationId)).orderBy(asc(messages.seq))
    const [rows] = await within(db, { kind: "stream", organizationId }, [told])
    return rows.map(row => row.seq)
  }
  const conversationsOf = async ({ organizationId }: Story) => {
    const told = db.select().from(conversations).where(eq(conversations.streamId, organizationId))
    return (await within(db, { kind: "stream", organizationId }, [told]))[0].length
  }
  /** Wherever Postgres stands. */
  const begin = async (story: Story) =>
    beginArchive(db, { ...story, rowsMax, seen: await checkpoint(db, story.organizationId) })
  /** A stream of several conversations, archived: two entries each. */
  const archived = async (opened: number) => {
    const story = new Story()
    for (let count = 0; count < opened; count += 1)
      story.open({ id: crypto.randomUUID(), name: "Clara" }, `Question ${count}`)
    await begin(story)
    expect(await writeBatch(db, story.batch())).toMatchObject({ seq: opened * 2 })
    return story
  }
  const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1)

  test("its rows go a few at a time, and nobody else's do", async () => {
    const [story, other] = [await archived(25), await archived(3)]
    removals = []
    await begin(story)
    expect(Math.max(...removals)).toBe(rowsMax)
    expect(await numbersOf(story)).toEqual([])
    expect(await conversationsOf(story)).toBe(0)
    expect(await checkpoint(db, story.organizationId)).toEqual({ epoch: story.epoch, seq: 0, last: null })
    expect(await numbersOf(other)).toEqual(upTo(6))
    expect(await writeBatch(db, story.batch())).toMatchObject({ seq: 50 })
    expect(await numbersOf(story)).toEqual(upTo(50))
  })

  test("wherever it is stopped, what is left has no hole, nobody goes on writing, and it can be begun again", async () => {
    for (let stop = 1; stop < 9; stop += 1) {
      const story = await archived(25)
      const seen = await checkpoint(db, story.organizationId)
      let calls = 0
      before = async () => {
        calls += 1
        if (calls > stop) throw new Error("Postgres went away")
      }
      await expect(beginArchive(db, { ...story, rowsMax, seen })).rejects.toThrow("Postgres went away")
      before = async () => {}
      expect(await numbersOf(story)).toEqual(upTo(Math.max(0, 50 - stop * rowsMax)))
      expect(await writeBatch(db, story.batch(0, 10))).toBeNull()
      await begin(story)
      expect(await writeBatch(db, story.batch())).toMatchObject({ seq: 50 })
      expect(await numbersOf(story)).toEqual(upTo(50))
    }
  })

  test("what an older life of the object writes meanwhile is left for whoever sees it next", async () => {
    const story = await archived(5)
    const older = { ...story.batch(), epoch: crypto.randomUUID() }
    const isLast = (statements: Statement[]) => statements.some(({ query }) => query.startsWith("insert into"))
    before = async statements => {
      if (!isLast(statements)) return
      before = async () => {}
      await beginArchive(db, { ...older, seen: null })
      expect(await writeBatch(db, older)).toMatchObject({ seq: 10 })
    }
    await begin(story)
    const seen = await writeBatch(db, story.batch())
    expect(seen).toMatchObject({ seq: 10, epoch: older.epoch })
    await beginArchive(db, { ...story, rowsMax, seen })
    expect(await numbersOf(story)).toEqual([])
    expect(await writeBatch(db, story.batch())).toMatchObject({ seq: 10, epoch: story.epoch })
  })

  describe("a beginning that is given up and done after all, once everything has been told again, takes nothing away", () => {
    const wrongs = {
      "where the tables had been wiped": async ({ organizationId }: Story) => {
        const scope = { kind: "stream", organizationId } as const
        const known = eq(archiveCheckpoints.organizationId, organizationId)
        const told = eq(conversations.streamId, organizationId)
        await within(db, scope, [db.delete(archiveCheckpoints).where(known), db.delete(conversations).where(told)])
      },
      "where the newest entry had been missing": async ({ organizationId }: Story) => {
        const newest = and(eq(messages.streamId, organizationId), eq(messages.seq, 50))
        await within(db, { kind: "stream", organizationId }, [db.delete(messages).where(newest)])
      },
      "where the object had been restored": async (story: Story) => {
        story.epoch = crypto.randomUUID()
      },
    }
    test.each(Object.entries(wrongs))("%s", async (_where, wrong) => {
      const story = await archived(25)
      await wrong(story)
      asked = []
      await begin(story)
      // The first of them only asked where Postgres stands.
      const late = asked.slice(1)
      expect(await numbersOf(story)).toEqual([])
      for (const { from, to } of [
        { from: 0, to: 20 },
        { from: 20, to: 50 },
      ]) {
        expect(await writeBatch(db, story.batch(from, to))).toMatchObject({ seq: to })
        for (const transaction of late) {
          await transaction()
          expect(await numbersOf(story)).toEqual(upTo(to))
          expect(await checkpoint(db, story.organizationId)).toMatchObject({ epoch: story.epoch, seq: to })
        }
      }
    })
  })
})

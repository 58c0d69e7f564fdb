import { beforeAll, describe, expect, test } from "vitest"
import { eachPostgres, migrated } from "../../dev/test/each-postgres.ts"
import { busyStory, labelId, maya } from "../../dev/test/reports/busy-story.ts"
import { recount } from "../../dev/test/reports/recount.ts"
import { type Batch, writeBatch } from "../archive.ts"
import { beginArchive } from "../begin-archive.ts"
import type { Database } from "../client.ts"
import { organization } from "../schema/auth.ts"
import { Story } from "../test-story.ts"
import { report } from "./report.ts"

describe.each(await eachPostgres())("reports from $name", ({ open }) => {
  let db: Database

  beforeAll(async () => {
    const opened = await migrated(await open())
    db = opened.db
    return opened.close
  })

  const begun = async (): Promise<Story> => {
    const [row] = await db.insert(organization).values({ name: "Harbour", slug: crypto.randomUUID() }).returning()
    return new Story(row?.id)
  }
  const archive = async (story: Story) => {
    await beginArchive(db, { ...story, seen: null })
    const batch: Batch = story.batch()
    await writeBatch(db, batch)
  }
  const asked = ({ organizationId }: Story, from: string, to: string) => ({ organizationId, timeZone: "UTC", from, to })
  const dayOf = (at = 0) => new Date(at).toISOString().slice(0, 10)

  test.each([1, 2, 3])("every figure is what somebody counts who goes through the entries by hand (%i)", async seed => {
    const story = busyStory(await begun(), { seed, entries: 1_500 })
    // Somebody else's, at the same time, is not counted.
    await archive(busyStory(await begun(), { seed: seed + 10, entries: 200 }))
    await archive(story)
    const { at: first } = story.entries[0] ?? { at: 0 }
    const { at: last } = story.entries.at(-1) ?? { at: 0 }
    const days = [dayOf(first), dayOf(first + (last - first) / 3), dayOf(last - (last - first) / 3), dayOf(last)]
    for (const [from = "", to = ""] of [
      [days[0], days[3]],
      [days[1], days[2]],
      [days[1], days[1]],
    ])
      expect(await report(db, asked(story, from, to))).toEqual(recount(story.entries, { from, to }))
    const whole = await report(db, asked(story, days[0] ?? "", days[3] ?? ""))
    // All of it happened, so agreeing means something.
    expect(Math.min(...Object.values(whole.channels).slice(0, 3), ...whole.scores.distribution)).toBeGreaterThan(0)
    expect(Math.min(whole.firstResponse.count, whole.nextResponse.count, whole.resolution.count)).toBeGreaterThan(5)
    expect(whole.scores.comments.length).toBeGreaterThan(2)
  })

  test("days and hours are those of the organization, also when its clocks change", async () => {
    const story = await begun()
    const clara = { id: crypto.randomUUID(), name: "Clara" }
    for (const at of ["2026-10-24T21:59:59Z", "2026-10-24T22:30:00Z", "2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z"]) {
      story.at = Date.parse(at)
      story.open(clara, "Hello")
    }
    await archive(story)
    const day = { from: "2026-10-25", to: "2026-10-25", organizationId: story.organizationId }
    const { total, byHour, byDay } = await report(db, { ...day, timeZone: "Europe/Berlin" })
    expect(total).toEqual({ started: 3, escalated: 0, resolved: 0 })
    expect(byDay).toEqual([{ day: "2026-10-25", ...total }])
    // The hour from two to three comes twice.
    expect(byHour.filter(({ started }) => started > 0).map(({ hour, started }) => [hour, started])).toEqual([
      [0, 1],
      [2, 2],
    ])
  })

  test("a label or an agent narrows everything down to conversations that have to do with it", async () => {
    const story = busyStory(await begun(), { seed: 7, entries: 600 })
    await archive(story)
    const { from, to } = { from: dayOf(story.entries[0]?.at), to: dayOf(story.at) }
    const only = (has: (entry: Story["entries"][number]) => boolean) => {
      const ids = new Set(story.entries.filter(has).map(({ conversationId }) => conversationId))
      expect(ids.size).toBeGreaterThan(3)
      const counted = recount(
        story.entries.filter(({ conversationId }) => ids.has(conversationId)),
        { from, to },
      )
      return { ...counted, asOf: story.entries.length }
    }
    const labelled = only(({ body }) => body.type === "labelled")
    const unnarrowed = recount(story.entries, { from, to })
    expect(labelled.total).not.toEqual(unnarrowed.total)
    expect(await report(db, { ...asked(story, from, to), label: labelId })).toEqual(labelled)
    const hers = only(({ author, body }) =>
      body.type === "assigned"
        ? body.agent.id === maya?.id
        : author.id === maya?.id && (body.type === "message" || body.type === "claimed"),
    )
    expect(await report(db, { ...asked(story, from, to), agent: maya?.id })).toEqual(hers)
  })

  test("an organization in which nothing has happened has a report of nothing", async () => {
    const story = await begun()
    const read = await report(db, asked(story, "2026-11-01", "2026-11-07"))
    expect(read).toEqual(recount([], { from: "2026-11-01", to: "2026-11-07" }))
    expect(read).toMatchObject({ firstResponse: { count: 0, p50Ms: null }, scores: { average: null } })
    expect(read.byDay).toHaveLength(7)
  })
})

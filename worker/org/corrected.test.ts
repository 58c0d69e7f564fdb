import { describe, expect, test, vi } from "vitest"
import { limits } from "../../protocol/limits.ts"
import { inQuiet } from "./test/quiet-core.ts"
import { repeatNewest } from "./test/repeat-newest.ts"
import { agent, customer, newId, scene } from "./test/scene.ts"

const admission = { sessionId: "s", expiresAt: Date.now() + 3_600_000, checkedAt: Date.now() + 1 }

describe.each([
  ["awake", { evicting: false }],
  ["evicted between any two frames", { evicting: true }],
])("a customer of an organization, %s,", (_name, how) => {
  /** Ines has said one thing, then another in its place, then a third; Lena was there for none, some or all of it. */
  async function corrected() {
    const { connect, stub } = scene(how)
    const [lena, ines] = [await connect(customer("Lena")), await connect(agent("Ines"))]
    const { epoch } = await lena.hello()
    await ines.hello()
    const [conversationId, said] = [newId(), newId()]
    await lena.do(conversationId, { type: "start", text: "How much?" })
    await ines.do(conversationId, { type: "send", text: "It costs parsley" }, said)
    await lena.hearsText("It costs parsley")
    const edit = (text: string) => ines.do(conversationId, { type: "edit", entryId: said, text })
    const read = async (viewer = lena.viewer) => {
      const entries = await stub.entries(viewer, { conversationId, before: null, limit: 50 })
      return entries.ok ? entries.value : null
    }
    /** Lena opens another page, which knows everything up to this position. */
    const comesBack = async (position: number) => {
      const page = await connect(lena.viewer)
      await page.hello({ epoch, positions: { [conversationId]: position } })
      await page.hears("entries", ({ more }) => !more)
      return page.heard
    }
    const reads = async () => stub.follow({ viewer: lena.viewer, ...admission }, { conversationId, after: 0 })
    return { lena, ines, edit, read, comesBack, reads, conversationId, said }
  }

  test("is told what a message says now, and of what it said before nothing, whichever way they ask", async () => {
    const { lena, ines, edit, read, comesBack, reads, said } = await corrected()
    const ways = async () => [
      JSON.stringify(await read()),
      JSON.stringify(await comesBack(0)),
      JSON.stringify(await reads()),
    ]
    for (const told of await ways()) expect(told).toContain("It costs parsley")
    await edit("It costs coriander")
    await lena.hearsText("It costs coriander")
    for (const told of await ways()) expect(told).toContain("It costs coriander")
    for (const told of await ways()) expect(told).not.toContain("parsley")
    await edit("It costs nothing")
    for (const told of await ways()) expect(told).not.toMatch(/parsley|coriander/)
    const entries = (await read())?.entries.map(({ body }) => body)
    expect(entries?.slice(-3)).toEqual([
      { type: "message", text: "It costs nothing" },
      { type: "edited", entryId: said, of: "message", text: "It costs nothing" },
      { type: "edited", entryId: said, of: "message", text: "It costs nothing" },
    ])
    const kept = (await read(ines.viewer))?.entries.map(({ body }) => body)
    expect(kept?.slice(-3)).toEqual([
      { type: "message", text: "It costs parsley", textNow: "It costs nothing" },
      { type: "edited", entryId: said, of: "message", text: "It costs coriander", textNow: "It costs nothing" },
      { type: "edited", entryId: said, of: "message", text: "It costs nothing" },
    ])
  })

  test("who was away for the correction of what they have read is told the newest of it alone", async () => {
    const { edit, comesBack } = await corrected()
    await edit("It costs coriander")
    await edit("It costs nothing")
    const told = JSON.stringify(await comesBack(4))
    expect(told.match(/It costs nothing/g)?.length).toBeGreaterThan(1)
    expect(told).not.toContain("coriander")
  })

  test("what is taken back after it was corrected is gone in all its words, for staff, too", async () => {
    const { ines, edit, read, comesBack, conversationId, said } = await corrected()
    await edit("It costs coriander")
    expect(JSON.stringify(await read(ines.viewer))).toMatch(/parsley.*coriander/)
    await ines.do(conversationId, { type: "delete", entryId: said })
    expect(JSON.stringify(await read(ines.viewer))).not.toMatch(/parsley|coriander/)
    expect(JSON.stringify(await comesBack(0))).not.toMatch(/parsley|coriander/)
  })
})

test("however much has been said since, what repeats words that are taken back goes with them, and is read in pieces", () =>
  inQuiet(quiet => {
    const [lena, ines, talk] = [customer("Lena"), agent("Ines"), newId()]
    quiet.does(lena, talk, { type: "start", text: "How much?" })
    quiet.does(ines, talk, { type: "claim" })
    quiet.does(ines, talk, { type: "send", text: "It costs nothing" })
    const [said] = quiet.core().stream.newestOf(talk, 1)
    if (said === undefined) throw new Error("Ines has said something")
    quiet.does(ines, talk, { type: "edit", entryId: said.id, text: "It costs parsley" })
    const times = limits.correctedPieceEntriesMax * 2
    repeatNewest(quiet.core(), times)
    quiet.crash()
    const { stream, sql } = quiet.core()
    const repeating = () => stream.after(said.seq, times * 2).filter(entry => JSON.stringify(entry).includes("parsley"))
    expect(repeating()).toHaveLength(times + 1)

    const asked = vi.spyOn(sql, "all")
    quiet.does(ines, talk, { type: "delete", entryId: said.id })
    const rows = asked.mock.results.map(({ value }) => value.length)
    expect(Math.max(...rows)).toBe(limits.correctedPieceEntriesMax)
    expect(repeating()).toEqual([])
  }))

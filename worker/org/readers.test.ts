import { runInDurableObject } from "cloudflare:test"
import { describe, expect, test } from "vitest"
import { assistantDefaults } from "../../protocol/assistant.ts"
import { limits } from "../../protocol/limits.ts"
import type { Viewer } from "../../protocol/person.ts"
import { agent, customer, guest, newId, scene } from "./test/scene.ts"

type Stub = ReturnType<typeof scene>["stub"]

/** Fills a conversation straight through the object's commands, as many different staff so that no rate limit is met. */
async function write(
  stub: Stub,
  { lena, conversationId, count }: { lena: Viewer; conversationId: string; count: number },
) {
  for (let written = 0; written < count; written += 100) {
    const person = agent(`Agent ${written}`)
    for (let n = written; n < Math.min(count, written + 100); n += 1) {
      const first = written === 0 && n === 0
      const command = first ? { type: "start" as const, text: "0" } : { type: "note" as const, text: String(n) }
      const outcome = await stub.execute(first ? lena : person, { id: newId(), conversationId, command })
      if (!outcome.ok) throw new Error(outcome.refusal.code)
    }
  }
}

describe.each([
  ["awake", { evicting: false }],
  ["evicted between any two frames", { evicting: true }],
])("a reader, %s", (_name, how) => {
  test("who has missed thousands of entries gets them page by page, as fast as they acknowledge", async () => {
    const { connect, stub } = scene(how)
    const [lena, conversationId] = [customer("Lena"), newId()]
    const ines = await connect(agent("Ines"))
    const { epoch } = await ines.hello()
    ines.close()
    const count = (limits.catchUpFramesMax + 2) * limits.entriesPerFrameMax
    await write(stub, { lena, conversationId, count })
    const back = await connect(ines.viewer)
    await back.hello({ epoch, cursor: 0 })
    // Without an acknowledgement only the first window comes.
    await back.until(() => back.frames("entries").length === limits.catchUpFramesMax, "a window of pages")
    expect(back.frames("entries").every(({ more }) => more)).toBe(true)
    // Whoever is behind hears no signal, so how the queues stand has to be said again.
    await stub.execute(lena, { id: newId(), conversationId, command: { type: "escalate", reason: "Please" } })
    for (let taken = limits.catchUpFramesMax; !back.frames("entries").some(({ more }) => !more); taken += 1) {
      await back.send({ type: "acknowledge", frames: taken })
      await back.until(
        () => back.frames("entries").length > taken || back.frames("entries").at(-1)?.more === false,
        "the next page",
      )
    }
    expect(back.entries().map(({ seq }) => seq)).toEqual(Array.from({ length: count + 2 }, (_, index) => index + 1))
    expect((await back.hears("queues")).queues).toMatchObject({ open: 0, waiting: 1 })
    expect(back.frames("queues")).toHaveLength(1)
    await stub.execute(lena, { id: newId(), conversationId, command: { type: "send", text: "live again" } })
    await back.hearsText("live again")
  })

  test("who lagged while a colleague came is told of them all the same", async () => {
    const { connect, stub } = scene(how)
    const [lena, conversationId] = [customer("Lena"), newId()]
    const ines = await connect(agent("Ines"))
    await ines.hello()
    await write(stub, { lena, conversationId, count: limits.windowFramesMax })
    await ines.until(() => ines.frames("entries").length === limits.windowFramesMax, "a full window")
    await (await connect(agent("Tom"))).hello()
    expect(JSON.stringify(ines.frames("team")) + JSON.stringify(ines.frames("teammate"))).not.toContain("Tom")
    await ines.send({ type: "acknowledge", frames: limits.windowFramesMax })
    const { team } = await ines.hears("team", ({ team }) => team.length > 1)
    expect(team.map(({ name }) => name).sort()).toEqual(["Ines", "Tom"])
  })

  test("who lagged when the object lost its memory is told all the same how the queues stand", async () => {
    const { connect, stub, evict } = scene(how)
    const [lena, conversationId] = [customer("Lena"), newId()]
    const ines = await connect(agent("Ines"))
    await ines.hello()
    await write(stub, { lena, conversationId, count: limits.windowFramesMax - 1 })
    await stub.execute(lena, { id: newId(), conversationId, command: { type: "escalate", reason: "Please" } })
    // The escalation fills the window, so what it does to the queues passes by.
    await ines.until(() => ines.frames("entries").length === limits.windowFramesMax, "a full window")
    expect(ines.frames("queues").some(({ queues }) => queues.waiting === 1)).toBe(false)
    await evict()
    await ines.send({ type: "acknowledge", frames: limits.windowFramesMax })
    expect((await ines.hears("queues", ({ queues }) => queues.waiting === 1)).queues).toMatchObject({ open: 0 })
  })

  test("everybody hears that the assistant was switched on or off, also who lagged just then", async () => {
    const { connect, stub } = scene(how)
    const [ines, lena, tom] = [
      await connect(agent("Ines")),
      await connect(customer("Lena")),
      await connect(guest("Tom")),
    ]
    for (const page of [ines, lena, tom]) expect(await page.hello()).not.toHaveProperty("assistant")
    await write(stub, { lena: lena.viewer, conversationId: newId(), count: limits.windowFramesMax })
    await ines.until(() => ines.frames("entries").length === limits.windowFramesMax, "a full window")

    await stub.configureAssistant({ settings: { ...assistantDefaults, on: true, name: "Nori" }, region: "auto" })
    for (const page of [lena, tom]) {
      expect(await page.hears("assistant")).toEqual({ type: "assistant", assistant: { name: "Nori" } })
    }
    expect(ines.frames("assistant")).toEqual([])
    await ines.send({ type: "acknowledge", frames: limits.windowFramesMax })
    expect(await ines.hears("assistant")).toEqual({ type: "assistant", assistant: { name: "Nori" } })

    await stub.configureAssistant({
      settings: { ...assistantDefaults, on: true, name: "Nori", tone: "formal" },
      region: "auto",
    })
    await stub.configureAssistant({ settings: assistantDefaults, region: "auto" })
    for (const page of [ines, lena, tom]) {
      await page.hears("assistant", ({ assistant }) => assistant === null)
      expect(page.frames("assistant")).toHaveLength(2)
    }
  })

  test("who has missed long texts gets fewer of them per page, and all of them", async () => {
    const { connect, stub } = scene(how)
    const [lena, conversationId] = [customer("Lena"), newId()]
    const ines = await connect(agent("Ines"))
    const { epoch } = await ines.hello()
    ines.close()
    const text = "x".repeat(limits.messageCharactersMax)
    const count = limits.operationsBurst.customer
    for (let n = 0; n < count; n += 1) {
      const command = n === 0 ? { type: "start" as const, text } : { type: "send" as const, text }
      expect(await stub.execute(lena, { id: newId(), conversationId, command })).toMatchObject({ ok: true })
    }
    const back = await connect(ines.viewer)
    await back.hello({ epoch, cursor: 0 })
    await back.hears("entries", ({ more }) => !more)
    expect(back.entries().map(({ seq }) => seq)).toEqual(Array.from({ length: count + 1 }, (_, index) => index + 1))
    expect(back.frames("entries").length).toBeGreaterThan(1)
    for (const frame of back.frames("entries")) {
      expect(JSON.stringify(frame).length).toBeLessThan(limits.entriesPageBytesMax)
    }
  })

  test("a socket that does not acknowledge is sent nothing more, costs nobody else, and pulls the rest when it can", async () => {
    const { connect, stub } = scene(how)
    const [lena, conversationId] = [customer("Lena"), newId()]
    const [stalled, quick] = [await connect(agent("Stalled")), await connect(agent("Quick"))]
    await stalled.hello()
    await quick.hello()
    const count = limits.windowFramesMax * 3
    for (let n = 0; n < count; n += 1) {
      const viewer = n === 0 ? lena : agent(`Agent ${n}`)
      const command = n === 0 ? { type: "start" as const, text: "0" } : { type: "note" as const, text: String(n) }
      await stub.execute(viewer, { id: newId(), conversationId, command })
      await quick.until(() => quick.frames("entries").length === n + 1, "the entry")
      if (n % limits.acknowledgeEveryFrames === 0) await quick.send({ type: "acknowledge", frames: n + 1 })
    }
    const heard = stalled.frames("entries").length
    // An eviction forgets the count, so that a window may begin anew with each; it is a bound all the same.
    if (!how.evicting) expect(heard).toBe(limits.windowFramesMax)
    await stalled.send({ type: "acknowledge", frames: heard })
    await stalled.until(() => stalled.entries().length === count + 1, "the rest")
    expect(stalled.entries().map(({ seq }) => seq)).toEqual(Array.from({ length: count + 1 }, (_, index) => index + 1))
  })

  test("who is too far behind is told to take a snapshot", async () => {
    const { connect, stub, evict } = scene(how)
    const [lena, conversationId] = [customer("Lena"), newId()]
    await write(stub, { lena, conversationId, count: 2 })
    await runInDurableObject(stub, (_instance, state) => {
      state.storage.sql.exec(
        `update entry set seq = seq + ?1, data = json_set(data, '$.seq', seq + ?1) where seq = (select max(seq) from entry)`,
        limits.resumeEntriesMax,
      )
    })
    // What is changed behind its back, it finds when it starts.
    await evict()
    const ines = await connect(agent("Ines"))
    const { epoch } = await ines.hello()
    const late = await connect(agent("Late"))
    expect(await late.hello({ epoch, cursor: 1 })).toMatchObject({ resume: "reset", epoch })
  })
})

test("a person who acts too fast is told when to come back, and nothing is stored", async () => {
  const { connect, stub } = scene({ evicting: false })
  const lena = await connect(customer("Lena"))
  await lena.hello()
  const conversationId = newId()
  await lena.do(conversationId, { type: "start", text: "0" })
  const answers = await Promise.all(
    Array.from({ length: limits.operationsBurst.customer * 2 }, () =>
      lena.do(conversationId, { type: "send", text: "!" }),
    ),
  )
  const refused = answers.filter(({ type }) => type === "refused")
  expect(refused.length).toBeGreaterThan(0)
  for (const one of refused) expect(one).toMatchObject({ code: "rate_limited", retryAfterMs: expect.any(Number) })
  const page = await stub.entries(lena.viewer, { conversationId, before: null, limit: limits.pageItemsMax })
  expect(page).toMatchObject({ ok: true, value: { entries: { length: 2 + answers.length - refused.length } } })
})

test("a hundred people claim at once and one of them has it", async () => {
  const { connect, stub } = scene({ evicting: false })
  const lena = await connect(customer("Lena"))
  await lena.hello()
  const conversationId = newId()
  await lena.do(conversationId, { type: "start", text: "Help" })
  const outcomes = await Promise.all(
    Array.from({ length: 100 }, (_, n) =>
      stub.execute(agent(`Agent ${n}`), { id: newId(), conversationId, command: { type: "claim" } }),
    ),
  )
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  expect(lena.entries().filter(({ body }) => body.type === "claimed")).toHaveLength(1)
})

test("a message costs three rows, and its conversation one more when somebody looks", async () => {
  const { stub } = scene({ evicting: false })
  const [lena, conversationId] = [customer("Lena"), newId()]
  await stub.execute(lena, { id: newId(), conversationId, command: { type: "start", text: "0" } })
  const written = await runInDurableObject(stub, (instance, state) => {
    const exec = state.storage.sql.exec.bind(state.storage.sql)
    const cursors: SqlStorageCursor<Record<string, SqlStorageValue>>[] = []
    state.storage.sql.exec = ((query: string, ...values: SqlStorageValue[]) => {
      const cursor = exec(query, ...values)
      cursors.push(cursor)
      return cursor
    }) as typeof state.storage.sql.exec
    const rows = () => cursors.splice(0).reduce((sum, cursor) => sum + cursor.rowsWritten, 0)
    for (const text of ["1", "2", "3"]) {
      instance.execute(lena, { id: newId(), conversationId, command: { type: "send", text } })
    }
    const messages = rows()
    instance.conversations(lena, { of: { customerId: lena.userId }, mark: null, limit: 1 })
    const list = rows()
    state.storage.sql.exec = exec as typeof state.storage.sql.exec
    return { messages, list }
  })
  expect(written).toEqual({ messages: 9, list: 1 })
})

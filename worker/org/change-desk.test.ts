import { describe, expect, test } from "vitest"
import { deskDefaults } from "../../protocol/desk.ts"
import { limits } from "../../protocol/limits.ts"
import type { Viewer } from "../../protocol/person.ts"
import { workOf } from "../../protocol/work.ts"
import { admin, agent, customer, newId, scene } from "./test/scene.ts"

const desk = { ...deskDefaults, targets: { first: 30, next: null, resolution: null } }
const changed = { type: "changed", noun: "desk" }

describe.each([{ evicting: false }, { evicting: true }])("with evicting: $evicting", how => {
  test("staff are told that the rules have changed, once for each change, and customers are not", async () => {
    const { connect, stub } = scene(how)
    const [ines, lena] = [await connect(agent("Ines")), await connect(customer("Lena"))]
    await ines.hello()
    await lena.hello()
    const tom = admin("Tom")
    expect(await stub.changeDesk(tom, { desk })).toMatchObject({ ok: true })
    expect(await stub.changeDesk(tom, { desk })).toMatchObject({ ok: true })
    expect(await stub.changeDesk(tom, { desk: deskDefaults, revision: newId() })).toMatchObject({ ok: false })
    await stub.execute(lena.viewer, { id: newId(), conversationId: newId(), command: { type: "start", text: "Hello" } })
    await Promise.all([ines.hears("entries"), lena.hears("entries")])
    expect(ines.frames("changed")).toEqual([changed])
    expect(lena.frames("changed")).toEqual([])
  })

  test("who lagged is told to read the rules again as soon as they lag no more", async () => {
    const { connect, stub } = scene(how)
    const ines = await connect(agent("Ines"))
    await ines.hello()
    const [lena, conversationId] = [customer("Lena"), newId()]
    for (let n = 0; n < limits.windowFramesMax; n += 1) {
      const viewer = n === 0 ? lena : agent(`Agent ${n}`)
      const command = n === 0 ? { type: "start" as const, text: "0" } : { type: "note" as const, text: String(n) }
      await stub.execute(viewer, { id: newId(), conversationId, command })
    }
    await ines.until(() => ines.frames("entries").length === limits.windowFramesMax, "a full window")
    await stub.changeDesk(admin("Tom"), { desk })
    expect(ines.frames("changed")).toEqual([])
    await ines.send({ type: "acknowledge", frames: limits.windowFramesMax })
    expect(await ines.hears("changed", ({ noun }) => noun === "desk")).toEqual(changed)
  })

  test("staff hear with each entry what it promises; the customer of the conversation hears nothing of it", async () => {
    const { connect, stub } = scene(how)
    const [ines, lena] = [await connect(agent("Ines")), await connect(customer("Lena"))]
    await ines.hello()
    await lena.hello()
    await stub.changeDesk(admin("Tom"), { desk })
    const conversationId = newId()
    const does = (viewer: Viewer, command: Parameters<typeof stub.execute>[1]["command"]) =>
      stub.execute(viewer, { id: newId(), conversationId, command })
    await does(lena.viewer, { type: "start", text: "Hello" })
    await does(lena.viewer, { type: "escalate", reason: "Please" })
    await does(ines.viewer, { type: "send", text: "Yes?" })
    await ines.until(() => ines.entries().length === 5, "what was said")
    await lena.until(() => lena.entries().length === 5, "what was said")
    const first = { since: expect.any(Number), amberAt: expect.any(Number), due: expect.any(Number), isBreached: false }
    expect(ines.entries().map(({ body, clocks }) => [body.type, clocks])).toEqual([
      ["opened", undefined],
      ["message", undefined],
      ["escalated", { first }],
      ["claimed", undefined],
      ["message", {}],
    ])
    expect(lena.entries().filter(entry => "clocks" in entry)).toEqual([])
    const now = await stub.conversation(ines.viewer, conversationId)
    if (!now.ok || !now.value) throw new Error("Ines may see it")
    expect(workOf(now.value)).toMatchObject({ clocks: {}, waitingSince: null })
  })
})

import { runInDurableObject } from "cloudflare:test"
import { describe, expect, test } from "vitest"
import type { Command } from "../../protocol/command.ts"
import { closeCodes } from "../../protocol/down.ts"
import { limits } from "../../protocol/limits.ts"
import { admin, agent, customer, guest, newId, scene } from "./test/scene.ts"

describe.each([
  ["awake", { evicting: false }],
  ["evicted between any two frames", { evicting: true }],
])("an organization, %s", (_name, how) => {
  test("a customer writes, staff hear it, staff answer, the customer hears it", async () => {
    const { connect } = scene(how)
    const [ines, lena] = [await connect(agent("Ines")), await connect(customer("Lena"))]
    await ines.hello()
    await lena.hello()
    const id = newId()
    expect(await lena.do(id, { type: "start", text: "A pole is bent" })).toMatchObject({
      type: "accepted",
      position: 2,
      repeated: false,
    })
    await ines.hearsText("A pole is bent")
    expect(await ines.do(id, { type: "send", text: "Which one?" })).toMatchObject({
      type: "accepted",
      seq: 4,
      position: 4,
    })
    await lena.hearsText("Which one?")
    expect(lena.entries().map(({ position, body }) => [position, body.type])).toEqual([
      [1, "opened"],
      [2, "message"],
      [3, "claimed"],
      [4, "message"],
    ])
    expect(ines.entries().map(({ seq }) => seq)).toEqual([1, 2, 3, 4])
  })

  test("a customer is told no organization-wide number, no id of staff and no note", async () => {
    const { connect } = scene(how)
    const [ines, lena, other] = [
      await connect(agent("Ines")),
      await connect(customer("Lena")),
      await connect(guest("G")),
    ]
    for (const page of [ines, lena, other]) await page.hello()
    const [hers, theirs] = [newId(), newId()]
    await other.do(theirs, { type: "start", text: "From somebody else" })
    await lena.do(hers, { type: "start", text: "Mine" })
    await ines.do(hers, { type: "note", text: "Between us" })
    await ines.do(hers, { type: "send", text: "For Lena" })
    await ines.send({ type: "watch", conversationId: hers })
    await lena.hearsText("For Lena")
    await lena.hears("here", ({ people }) => people.length > 0)
    await ines.hearsText("Between us")
    const told = JSON.stringify(lena.heard)
    expect(told).toContain("For Lena")
    for (const secret of ["Between us", "From somebody else", "seq", "lastSeq", ines.viewer.userId, theirs]) {
      expect(told).not.toContain(secret)
    }
    expect(lena.entries().map(({ position }) => position)).toEqual([1, 2, 3, 4])
  })

  test("the same operation again gives the first result, for ever and over REST too; with other content it is a conflict", async () => {
    const { connect, stub } = scene(how)
    const lena = await connect(customer("Lena"))
    await lena.hello()
    const [conversationId, operationId] = [newId(), newId()]
    await lena.do(conversationId, { type: "start", text: "Hello" })
    const first = await lena.do(conversationId, { type: "send", text: "Once" }, operationId)
    const again = await lena.do(conversationId, { type: "send", text: "Once" }, operationId)
    expect(again).toEqual({ ...first, repeated: true })
    const operation = { id: operationId, conversationId, command: { type: "send" as const, text: "Once" } }
    expect(await stub.execute(lena.viewer, operation)).toMatchObject({
      ok: true,
      repeated: true,
      entry: { position: 3 },
    })
    const other = await lena.do(conversationId, { type: "send", text: "Something else" }, operationId)
    expect(other).toMatchObject({ type: "refused", code: "conflict" })
    const stranger = await connect(customer("Mats"))
    await stranger.hello()
    const stolen = await stranger.do(conversationId, { type: "send", text: "Once" }, operationId)
    expect(stolen).toMatchObject({ type: "refused", code: "not_found" })
    expect(stolen).not.toHaveProperty("conversation")
    expect(lena.entries().filter(({ body }) => body.type === "message")).toHaveLength(2)
  })

  test("an id is the same in capitals, whichever frame it is in", async () => {
    const { connect } = scene(how)
    const lena = await connect(customer("Lena"))
    const { epoch } = await lena.hello()
    const id = newId()
    await lena.do(id, { type: "start", text: "Hello" })
    const shouted = id.toUpperCase()
    await lena.send({ type: "watch", conversationId: shouted })
    await lena.hears("here", ({ conversationId }) => conversationId === id)
    await lena.send({ type: "receipts", receipts: [{ conversationId: shouted, delivered: 2, read: 2 }] })
    await lena.hears("receipts", ({ conversationId, customer }) => conversationId === id && customer.read === 2)
    const again = await connect(lena.viewer)
    expect(await again.hello({ epoch, positions: { [shouted]: 1 } })).toMatchObject({ resume: "resumed" })
    await again.hearsEntry(({ position }) => position === 2)
  })

  test("somebody else's conversation and one that does not exist are the same answer", async () => {
    const { connect } = scene(how)
    const [lena, mats] = [await connect(customer("Lena")), await connect(customer("Mats"))]
    await lena.hello()
    await mats.hello()
    const hers = newId()
    await lena.do(hers, { type: "start", text: "Private" })
    const answer = async (conversationId: string) => {
      const { id: _differs, ...rest } = (await mats.do(conversationId, { type: "send", text: "Let me in" })) as {
        id?: string
      }
      return rest
    }
    expect(await answer(hers)).toEqual({ type: "refused", code: "not_found" })
    expect(await answer(newId())).toEqual(await answer(hers))
    await mats.send({ type: "watch", conversationId: hers })
    await mats.hears("refused", ({ id, code }) => id === undefined && code === "not_found")
    expect(mats.frames("here")).toEqual([])
  })

  test("escalation, claim, release, resolve, and the customer who writes again", async () => {
    const { connect } = scene(how)
    const [ines, tom, lena] = [
      await connect(agent("Ines")),
      await connect(agent("Tom")),
      await connect(customer("Lena")),
    ]
    for (const page of [ines, tom, lena]) await page.hello()
    const id = newId()
    await lena.do(id, { type: "start", text: "Help" })
    await lena.do(id, { type: "escalate", reason: "Charged twice" })
    await ines.hears("queues", ({ queues }) => queues.waiting === 1)
    expect(await lena.do(id, { type: "claim" })).toMatchObject({ code: "forbidden" })
    expect(await ines.do(id, { type: "claim" })).toMatchObject({ type: "accepted" })
    expect(await tom.do(id, { type: "claim" })).toMatchObject({
      code: "already_claimed",
      detail: expect.stringMatching(/^Ines has had this conversation since \d{4}-/),
      conversation: { state: { status: "claimed", agent: { name: "Ines" }, escalation: { reason: "Charged twice" } } },
    })
    expect(await tom.do(id, { type: "send", text: "Me too" })).toMatchObject({ code: "already_claimed" })
    expect(await tom.do(id, { type: "release", to: "queue" })).toMatchObject({ code: "forbidden" })
    expect(await ines.do(id, { type: "release", to: "queue" })).toMatchObject({ type: "accepted" })
    await tom.hears("queues", ({ queues }) => queues.waiting === 1 && queues.claimed === 0)
    await tom.do(id, { type: "claim" })
    await tom.do(id, { type: "resolve" })
    expect(await ines.do(id, { type: "resolve" })).toMatchObject({ code: "already_resolved" })
    await lena.do(id, { type: "send", text: "One more thing" })
    const kinds = lena.entries().map(({ body }) => body.type)
    expect(kinds.slice(2)).toEqual(["escalated", "claimed", "released", "claimed", "resolved", "reopened", "message"])
  })

  test("a page that comes back receives exactly what it missed, in order, and then goes live", async () => {
    const { connect } = scene(how)
    const [ines, lena] = [await connect(agent("Ines")), await connect(customer("Lena"))]
    const { epoch } = await ines.hello()
    await lena.hello()
    const [a, b] = [newId(), newId()]
    await lena.do(a, { type: "start", text: "a1" })
    await lena.do(b, { type: "start", text: "b1" })
    await ines.hearsText("b1")
    ines.close()
    for (const text of ["a2", "a3"]) await lena.do(a, { type: "send", text })
    const back = await connect(ines.viewer)
    expect(await back.hello({ epoch, cursor: 4 })).toMatchObject({ resume: "resumed", cursor: 6 })
    await back.hears("entries", ({ more }) => !more)
    expect(back.entries().map(({ seq }) => seq)).toEqual([5, 6])
    await lena.do(b, { type: "send", text: "b2" })
    await back.hearsText("b2")
    const device = await connect(lena.viewer)
    await device.hello({ epoch, positions: { [a]: 2, [b]: 3 } })
    await device.hears("entries", ({ more }) => !more)
    expect(device.entries().map(({ conversationId, position }) => [conversationId === a, position])).toEqual([
      [true, 3],
      [true, 4],
    ])
  })

  test("a cursor of another epoch, or from the future, is told to take a snapshot", async () => {
    const { connect } = scene(how)
    const [ines, lena] = [await connect(agent("Ines")), await connect(customer("Lena"))]
    const { epoch } = await ines.hello()
    await lena.hello()
    const id = newId()
    await lena.do(id, { type: "start", text: "Hello" })
    const stale = await connect(agent("Tom"))
    expect(await stale.hello({ epoch: newId(), cursor: 1 })).toMatchObject({ resume: "reset", epoch })
    const ahead = await connect(agent("Uwe"))
    const restored = await ahead.hello({ epoch, cursor: 900 })
    expect(restored.resume).toBe("reset")
    expect(restored.epoch).not.toBe(epoch)
    // Everybody else heard the undone time too, so they greet anew.
    expect(await ines.isClosed()).toBe(closeCodes.rightsChanged)
  })

  test("a customer who claims a position nobody gave is told to read again, and everybody else notices nothing", async () => {
    const { connect } = scene(how)
    const [ines, visitor] = [await connect(agent("Ines")), await connect(guest("Guest 7F2A"))]
    const { epoch } = await ines.hello()
    await visitor.hello()
    const id = newId()
    await visitor.do(id, { type: "start", text: "Hello" })
    const liar = await connect(visitor.viewer)
    expect(await liar.hello({ epoch, positions: { [id]: 900 } })).toMatchObject({ resume: "reset", epoch })
    expect(await ines.do(id, { type: "claim" })).toMatchObject({ type: "accepted" })
    await liar.hearsEntry(({ body }) => body.type === "claimed")
  })

  test("what cannot be understood is refused with a code, stored nowhere, and closes the socket the third time in a row", async () => {
    const { connect } = scene(how)
    const [lena, ines] = [await connect(customer("Lena")), await connect(agent("Ines"))]
    await lena.send({ type: "typing", conversationId: newId(), on: true })
    await lena.hears("refused", ({ code }) => code === "out_of_turn")
    await lena.hello()
    await ines.hello()
    const id = newId()
    const text = (value: string) =>
      JSON.stringify({
        type: "do",
        operation: { id: newId(), conversationId: id, command: { type: "start", text: value } },
      })
    const bad: [string, string][] = [
      ["{", "bad_request"],
      [JSON.stringify({ type: "obey" }), "bad_request"],
      [text("   "), "bad_text"],
      [text("a\u0000b"), "bad_text"],
      [text("x").replace('"x"', '"\\ud800"'), "bad_text"],
      [text("x".repeat(limits.messageCharactersMax + 1)), "bad_text"],
      [text("x".repeat(limits.frameBytesMax)), "too_large"],
      [JSON.stringify({ type: "hello", protocol: 1 }), "out_of_turn"],
      [JSON.stringify({ type: "watch", conversationId: "not a uuid" }), "bad_request"],
    ]
    for (const [frame, code] of bad) {
      const before = lena.frames("refused").length
      await lena.sendText(frame)
      await lena.until(() => lena.frames("refused").length > before, code)
      expect(lena.frames("refused").at(-1)).toMatchObject({ code })
      // A good frame in between: the socket is kept.
      await lena.send({ type: "watch", conversationId: null })
    }
    expect(await lena.do(id, { type: "start", text: "Good" })).toMatchObject({ type: "accepted", position: 2 })
    await ines.hearsText("Good")
    expect(ines.entries().map(({ seq }) => seq)).toEqual([1, 2])
    for (const _strike of [1, 2, 3]) await lena.sendText("nonsense")
    expect(await lena.isClosed()).toBe(4400)
  })

  test("receipts only rise, and both sides see them", async () => {
    const { connect } = scene(how)
    const [ines, lena] = [await connect(agent("Ines")), await connect(customer("Lena"))]
    await ines.hello()
    await lena.hello()
    const conversationId = newId()
    await lena.do(conversationId, { type: "start", text: "Hello" })
    await ines.send({ type: "receipts", receipts: [{ conversationId, delivered: 2, read: 0 }] })
    await lena.hears("receipts", ({ staff }) => staff.delivered === 2 && staff.read === 0)
    await ines.send({ type: "receipts", receipts: [{ conversationId, delivered: 1, read: 99 }] })
    await lena.hears("receipts", ({ staff }) => staff.delivered === 2 && staff.read === 2)
    await ines.send({ type: "receipts", receipts: [{ conversationId, delivered: 0, read: 0 }] })
    await lena.send({ type: "receipts", receipts: [{ conversationId, delivered: 1, read: 1 }] })
    await ines.hears("receipts", ({ customer }) => customer.read === 1)
    expect(ines.frames("receipts").at(-1)).toMatchObject({
      staff: { delivered: 2, read: 2 },
      customer: { delivered: 1, read: 1 },
    })
  })

  test("who is here and who is typing is seen by the others, and ends when the page closes", async () => {
    const { connect } = scene(how)
    const [ines, lena] = [await connect(agent("Ines")), await connect(customer("Lena"))]
    await ines.hello()
    await lena.hello()
    const conversationId = newId()
    await lena.do(conversationId, { type: "start", text: "Hello" })
    await lena.send({ type: "watch", conversationId })
    await ines.hears("here", ({ people }) => people.some(({ name }) => name === "Lena"))
    await lena.send({ type: "typing", conversationId, on: true })
    await ines.hears("typing", ({ person, on }) => on && person.name === "Lena")
    expect(lena.frames("typing")).toEqual([])
    lena.close()
    await ines.hears("here", ({ people }) => people.length === 0)
  })

  test("staff who come later are told what a colleague has on screen, and customers nothing of it", async () => {
    const { connect } = scene(how)
    const [ines, lena] = [await connect(agent("Ines")), await connect(customer("Lena"))]
    await ines.hello()
    await lena.hello()
    const [looked, left] = [newId(), newId()]
    for (const id of [looked, left]) await lena.do(id, { type: "start", text: "Hello" })
    for (const conversationId of [left, looked]) await ines.send({ type: "watch", conversationId })
    await ines.hears("here", ({ conversationId, people }) => conversationId === looked && people.length === 1)
    const tom = await connect(agent("Tom"))
    await tom.hello()
    await tom.hears("here", ({ conversationId }) => conversationId === looked)
    expect(tom.frames("here").map(({ conversationId, people }) => [conversationId, people])).toEqual([
      [looked, [{ userId: ines.viewer.userId, name: "Ines", kind: "staff" }]],
    ])
    const mats = await connect(customer("Mats"))
    await mats.hello()
    expect(mats.frames("here")).toEqual([])
  })

  test("sign-out, removal and a new role reach live sockets", async () => {
    const { connect, stub } = scene(how)
    const ines = agent("Ines")
    const [first, second] = [await connect(ines, { sessionId: "s1" }), await connect(ines, { sessionId: "s2" })]
    await first.hello()
    await second.hello()
    await stub.endSessions({ userId: ines.userId, sessionIds: ["s1"] })
    expect(await first.isClosed()).toBe(4401)
    expect(second.closedYet()).toBeNull()
    const lena = await connect(customer("Lena"))
    await lena.hello()
    const id = newId()
    await lena.do(id, { type: "start", text: "Hello" })
    const tom = await connect(agent("Tom"))
    await tom.hello()
    await tom.do(id, { type: "claim" })
    expect(await second.do(id, { type: "release", to: "queue" })).toMatchObject({ code: "forbidden" })
    await stub.changeRole({ userId: ines.userId, role: "admin" })
    expect(await second.do(id, { type: "release", to: "queue" })).toMatchObject({ type: "accepted" })
    await stub.changeRole({ userId: ines.userId, role: null })
    expect(await second.isClosed()).toBe(4403)
  })

  test("messages sent at once are answered and told in order, those that are ready together in one frame", async () => {
    const { connect } = scene(how)
    const [lena, ines] = [await connect(customer("Lena")), await connect(agent("Ines"))]
    await lena.hello()
    await ines.hello()
    const conversationId = newId()
    await lena.do(conversationId, { type: "start", text: "0" })
    await ines.hearsText("0")
    const framesBefore = ines.frames("entries").length
    const ids = Array.from({ length: 20 }, newId)
    await Promise.all(
      ids.map((id, n) =>
        lena.send({ type: "do", operation: { id, conversationId, command: { type: "send", text: `${n + 1}` } } }),
      ),
    )
    await lena.until(() => lena.frames("accepted").length === ids.length + 1, "an answer to each")
    await ines.hearsText("20")
    expect(lena.frames("accepted").map(({ position }) => position)).toEqual(Array.from({ length: 21 }, (_, n) => n + 2))
    expect(ines.entries().map(({ seq }) => seq)).toEqual(Array.from({ length: 22 }, (_, n) => n + 1))
    if (!how.evicting) expect(ines.frames("entries").length - framesBefore).toBeLessThan(ids.length)
  })

  test("frames that still come over a closed socket do nothing, for a hostile client never answers a close", async () => {
    const { connect, stub } = scene(how)
    const [ines, lena] = [agent("Ines"), await connect(customer("Lena"))]
    await (await connect(ines)).hello()
    await lena.hello()
    const id = newId()
    await lena.do(id, { type: "start", text: "Hello" })
    const say = (text: string) =>
      JSON.stringify({
        type: "do",
        operation: { id: newId(), conversationId: id, command: { type: "send", text } },
      })
    await runInDurableObject(stub, (organization, state) => {
      const [socket] = state.getWebSockets(`person:${ines.userId}`)
      if (!socket) throw new Error("Ines is connected")
      organization.webSocketMessage(socket, say("As staff"))
      organization.changeRole({ userId: ines.userId, role: null })
      organization.webSocketMessage(socket, say("As nobody"))
    })
    await lena.do(id, { type: "send", text: "Are you still there?" })
    await lena.hearsText("Are you still there?")
    const said = lena.entries().flatMap(({ body }) => (body.type === "message" ? [body.text] : []))
    expect(said).toEqual(["Hello", "As staff", "Are you still there?"])
  })

  test("a session that has expired is closed instead of heard", async () => {
    const { connect } = scene(how)
    const late = await connect(agent("Ines"), { expiresAt: Date.now() - 1 })
    await late.send({ type: "hello", protocol: 1 })
    expect(await late.isClosed()).toBe(4401)
    expect(late.heard).toEqual([])
  })

  test("a guest who signs up keeps their conversations, and their old page is told to sign in", async () => {
    const { connect, stub } = scene(how)
    const [boss, visitor] = [await connect(admin("Boss")), await connect(guest("Guest 7F2A"))]
    await boss.hello()
    await visitor.hello()
    const id = newId()
    await visitor.do(id, { type: "start", text: "Before I signed up" })
    const lena = customer("Lena")
    await stub.transferCustomer({ fromUserId: visitor.viewer.userId, to: { userId: lena.userId, name: "Lena" } })
    expect(await visitor.isClosed()).toBe(4401)
    await boss.hearsEntry(({ body }) => body.type === "customer_changed" && body.customer.name === "Lena")
    const page = await connect(lena)
    expect((await page.hello()).conversations).toMatchObject([
      { id, lastPosition: 2, customer: { name: "Lena", isGuest: false } },
    ])
    expect(await page.do(id, { type: "send", text: "After" })).toMatchObject({ type: "accepted", position: 3 })
  })

  test("what a guest sends while they sign up is their account's", async () => {
    const { connect, stub } = scene(how)
    const [visitor, lena] = [guest("Guest 7F2A"), customer("Lena")]
    const id = newId()
    const ask = (command: Command, conversationId = id) =>
      stub.execute(visitor, { id: newId(), conversationId, command })
    await ask({ type: "start", text: "Before I signed up" })
    await stub.transferCustomer({ fromUserId: visitor.userId, to: { userId: lena.userId, name: "Lena" } })
    expect(await ask({ type: "send", text: "On its way" })).toMatchObject({
      ok: true,
      entry: { author: { name: "Lena" } },
    })
    const late = newId()
    expect(await ask({ type: "start", text: "On its way, too" }, late)).toMatchObject({ ok: true })
    const { conversations = [] } = await (await connect(lena)).hello()
    expect(conversations.map(one => one.id).sort()).toEqual([id, late].sort())
  })
})

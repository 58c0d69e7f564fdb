import { expect, test } from "vitest"
import { agent, customer, newId, type Page, scene } from "../test/scene.ts"

/** A customer with two conversations, another customer with one, and staff who look on. */
async function play() {
  const { stub, connect } = scene({ evicting: false })
  const [clara, other, ines] = [customer("Clara"), customer("Otto"), agent("Ines")]
  const [hers, his, staff] = [await connect(clara), await connect(other), await connect(ines)]
  for (const page of [hers, his, staff]) await page.hello()
  const ids = { one: newId(), two: newId(), his: newId() }
  await hers.do(ids.one, { type: "start", text: "Hello" })
  await staff.do(ids.one, { type: "note", text: "Clara again" })
  await his.do(ids.his, { type: "start", text: "Hello from Otto" })
  await hers.do(ids.two, { type: "start", text: "And another thing" })
  const erase = () =>
    stub.erasures({ type: "begin", of: ines, isKnown: true, wanted: { ...wanted, personId: clara.userId } })
  const wanted = { id: newId(), by: { id: ines.userId, name: ines.name }, addresses: [] }
  return { stub, connect, clara, ines, hers, his, staff, ids, erase }
}

test("staff and the customer see it vanish while they look, and others hear nothing", async () => {
  const { hers, his, staff, ids, erase } = await play()
  const heardByOther = his.entries().length
  expect(await erase()).toMatchObject({ ok: true, value: [{ conversations: 0, doneAt: null }] })
  for (const page of [hers, staff]) for (const id of [ids.one, ids.two]) await vanished(page, id)
  await staff.do(ids.his, { type: "note", text: "A note" })
  expect(his.entries().length).toBe(heardByOther)
})

test("who comes back with an old number hears the same numbers, with nothing in them", async () => {
  const { connect, ines, staff, ids, erase } = await play()
  await erase()
  await vanished(staff, ids.one)
  const back = await connect(ines)
  const { epoch } = await back.hello()
  const again = await connect(ines)
  await again.hello({ epoch, cursor: 0 })
  const last = await again.hearsEntry(
    ({ conversationId, body }) => conversationId === ids.two && body.type === "erased",
  )
  await again.until(() => again.entries().at(-1)?.seq === staff.entries().at(-1)?.seq, "everything")
  const seqs = again.entries().map(({ seq }) => seq)
  expect(seqs).toEqual(seqs.map((_, index) => index + 1))
  expect(last.author).toEqual({ kind: "system", id: null, name: "Parley" })
})

test("a page of the customer that was away is told to read anew, and cannot begin the same conversation again", async () => {
  const { connect, clara, hers, ids, erase } = await play()
  const { epoch } = await hers.hears("welcome")
  await erase()
  await vanished(hers, ids.one)
  await vanished(hers, ids.two)
  const back = await connect(clara)
  expect(await back.hello({ epoch, positions: { [ids.one]: 2 } })).toMatchObject({ resume: "reset", conversations: [] })
  expect(await back.do(ids.one, { type: "start", text: "Hello" })).toMatchObject({ type: "refused", code: "not_found" })
  expect(await back.do(newId(), { type: "start", text: "Something new" })).toMatchObject({ type: "accepted" })
})

const vanished = (page: Page, id: string) =>
  page.hearsEntry(({ conversationId, body }) => conversationId === id && body.type === "erased")

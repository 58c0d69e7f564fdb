import { afterEach, expect, test, vi } from "vitest"
import { chatDesk } from "../../test/chat-desk.ts"
import type { Person } from "../../test/people.ts"
import { done, problem } from "../../test/talk.ts"

afterEach(() => void vi.restoreAllMocks())

/** A conversation in which somebody has just asked something. */
async function asked() {
  const desk = await chatDesk()
  const { organizationId, conversationId, customer, stub } = desk
  const path = `/conversations/${conversationId}/answers`
  await customer.browser.post("/conversations", { organizationId, conversationId, text: "Is the ferry running?" })
  const viewer = { userId: customer.userId, name: "Clara", isGuest: false, role: null }
  /** The answer that is being written. */
  const answerId = async (): Promise<string> => {
    const found = await stub().answering(viewer, conversationId)
    const id = found.ok ? found.value?.answerId : null
    if (!id) throw new Error("No answer is being written")
    return id
  }
  const about = (person: Person, of: { id: string; key?: string }) => {
    const ask = (what: string, body?: object) =>
      person.browser.request("POST", `${path}/${of.id}/${what}`, body, of.key ? { "Idempotency-Key": of.key } : {})
    return {
      stop: () => ask("stop"),
      regenerate: () => ask("regeneration"),
      rate: (rating: string, reason?: string | null) =>
        ask("rating", { rating, ...(reason !== undefined && { reason }) }),
    }
  }
  return { ...desk, answerId, about }
}

const said = (body: object, repeated = false) => done(200, { repeated, entry: { body } })

test("an answer is stopped where it stands, once, by the customer or by staff", async () => {
  const { customer, agent, answerId, about, writing, bodies } = await asked()
  const [id, key] = [await answerId(), crypto.randomUUID()]
  await writing(id).say(0, "Every ")
  expect(await about(customer, { id: crypto.randomUUID() }).stop()).toMatchObject(problem("not_answering", 409))
  expect(await about(agent, { id, key }).stop()).toMatchObject(said({ type: "stopped", answerId: id }))
  expect(await about(agent, { id, key }).stop()).toMatchObject(said({ type: "stopped", answerId: id }, true))
  expect(await about(customer, { id }).stop()).toMatchObject(problem("not_answering", 409))
  expect((await bodies()).slice(2)).toMatchObject([{ text: "Every ", end: "stopped" }, { type: "stopped" }])
})

test("the newest answer is asked for again, once, and the new one says in whose place it comes", async () => {
  const { customer, agent, answerId, about, writing, bodies } = await asked()
  const [id, key] = [await answerId(), crypto.randomUUID()]
  expect(await about(customer, { id }).regenerate()).toMatchObject(problem("not_newest", 409))
  await writing(id).end("Every hour.")
  expect(await about(agent, { id }).regenerate()).toMatchObject(problem("forbidden", 403))
  const again = () => about(customer, { id, key }).regenerate()
  expect(await again()).toMatchObject(said({ type: "regenerated", answerId: id }))
  expect(await again()).toMatchObject(said({ type: "regenerated", answerId: id }, true))
  await writing(await answerId()).end("At noon, too.")
  expect((await bodies()).slice(2)).toMatchObject([
    { text: "Every hour." },
    { type: "regenerated" },
    { text: "At noon, too.", replaces: id },
  ])
})

test("an answer is rated by the customer, with a reason or without, and the newest word counts", async () => {
  const { customer, agent, answerId, about, writing, bodies } = await asked()
  const [id, key] = [await answerId(), crypto.randomUUID()]
  expect(await about(customer, { id }).rate("up")).toMatchObject(problem("not_found", 404))
  await writing(id).end("Every hour.")
  const down = { type: "rated", answerId: id, rating: "down", reason: "It runs at one" }
  const rate = () => about(customer, { id, key }).rate("down", "It runs at one")
  expect(await rate()).toMatchObject(said(down))
  expect(await rate()).toMatchObject(said(down, true))
  expect(await about(customer, { id, key }).rate("up")).toMatchObject(problem("conflict", 409))
  expect(await about(customer, { id }).rate("up")).toMatchObject(said({ type: "rated", rating: "up", reason: null }))
  expect(await about(agent, { id }).rate("up")).toMatchObject(problem("forbidden", 403))
  expect(await about(customer, { id }).rate("sideways")).toMatchObject(problem("bad_request", 400))
  expect(await about(customer, { id }).rate("down", " ")).toMatchObject(problem("bad_text", 422))
  expect((await bodies()).map(({ type }) => type)).toEqual(["opened", "message", "answer", "rated", "rated"])
})

import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import { limits } from "../../../protocol/limits.ts"
import { Browser } from "../../test/browser.ts"
import { guest, type Person, signUp } from "../../test/people.ts"
import { begin, done, office, problem } from "../../test/talk.ts"

async function scene() {
  const people = await office(env)
  await begin(people.customer, people.id)
  const path = `/organizations/${people.id}/customers/${people.customer.userId}`
  return { ...people, ...about(path) }
}

const about = (path: string) => ({
  path,
  show: (person: Person) => person.browser.get(path),
  set: (person: Person, attributes: object) => person.browser.request("PATCH", path, { attributes }),
  note: (person: Person, text: string) => person.browser.post(`${path}/notes`, { text }),
})

test("staff read who a customer is, since when, and what the team has written down", async () => {
  const { agent, customer, show, set, note } = await scene()
  const known = { id: customer.userId, name: "Clara", isGuest: false, email: customer.email, attributes: {}, notes: [] }
  expect(await show(agent)).toMatchObject(done(200, { ...known, firstSeenAt: expect.any(Number) }))
  const values = { plan: "pro", seats: 12, trial: false, "Renews on": { date: "2027-01-01" } }
  expect(await set(agent, values)).toMatchObject(done(200, { attributes: values }))
  expect(await note(agent, "Comes every summer")).toMatchObject(done(201, { text: "Comes every summer" }))
  expect((await show(agent)).body).toMatchObject({
    attributes: values,
    notes: [{ author: { id: agent.userId, name: "Joan" }, text: "Comes every summer", editedAt: null }],
  })
})

test("an attribute that is not named stays, and null takes one away", async () => {
  const { agent, owner, set } = await scene()
  await set(agent, { plan: "free", seats: 1 })
  expect((await set(owner, { plan: "pro" })).body.attributes).toEqual({ plan: "pro", seats: 1 })
  expect((await set(agent, { seats: null, missing: null })).body.attributes).toEqual({ plan: "pro" })
})

test("attributes have bounds: names, values, and how many", async () => {
  const { agent, show, set } = await scene()
  const text = "x".repeat(limits.attributeTextCharactersMax + 1)
  for (const attributes of [
    {},
    { "": 1 },
    { __proto: 1 },
    { " a": 1 },
    { plan: text },
    { plan: { date: "soon" } },
    { plan: [] },
  ])
    expect(await set(agent, attributes)).toMatchObject(problem("bad_request", 400))
  const many = (from: number, count: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`a${from + n}`, n]))
  expect(await set(agent, many(0, limits.attributesMax))).toMatchObject(done(200))
  expect(await set(agent, many(limits.attributesMax, 1))).toMatchObject(problem("limit_reached", 409))
  expect(await set(agent, { a0: null, another: true })).toMatchObject(done(200))
  expect(Object.keys((await show(agent)).body.attributes)).toHaveLength(limits.attributesMax)
})

test("a note is changed by who wrote it, and taken away by them and by admins", async () => {
  const { agent, owner, path, show, note } = await scene()
  const { body: first } = await note(agent, "Comes every summer")
  const { body: second } = await note(owner, "Pays late")
  const change = (person: Person, id: string) => person.browser.request("PATCH", `${path}/notes/${id}`, { text: "New" })
  const remove = (person: Person, id: string) => person.browser.delete(`${path}/notes/${id}`)
  expect(await change(owner, first.id)).toMatchObject(problem("forbidden", 403, { detail: "This note is Joan's." }))
  expect(await remove(agent, second.id)).toMatchObject(problem("forbidden", 403))
  expect(await remove(agent, crypto.randomUUID())).toMatchObject(problem("not_found", 404))
  expect(await change(agent, first.id)).toMatchObject(done(200, { text: "New", editedAt: expect.any(Number) }))
  expect((await show(agent)).body.notes).toMatchObject([{ text: "Pays late" }, { text: "New" }])
  expect((await remove(owner, first.id)).status).toBe(204)
  expect((await remove(owner, second.id)).status).toBe(204)
  expect((await show(agent)).body.notes).toEqual([])
})

test("each organization has its own attributes and notes, and nobody else is there", async () => {
  const { customer, agent, set, note } = await scene()
  await set(agent, { plan: "pro" })
  await note(agent, "Comes every summer")
  const other = await office(env)
  const there = about(`/organizations/${other.id}/customers/${customer.userId}`)
  expect(await there.show(other.agent)).toMatchObject(problem("not_found", 404))
  expect(await there.set(other.agent, { plan: "free" })).toMatchObject(problem("not_found", 404))
  expect(await there.note(other.agent, "Hm")).toMatchObject(problem("not_found", 404))
  await begin(customer, other.id)
  expect((await there.show(other.agent)).body).toMatchObject({ attributes: {}, notes: [] })
})

test("what is known of a guest follows them into their account, where what is there already stays", async () => {
  const { id, agent } = await office(env)
  const visitor = await guest(env)
  await begin(visitor, id)
  const asGuest = about(`/organizations/${id}/customers/${visitor.userId}`)
  expect((await asGuest.show(agent)).body).toMatchObject({ isGuest: true, email: null })
  await asGuest.set(agent, { plan: "free", seats: 2 })
  await asGuest.note(agent, "Comes every summer")
  const account = await signUp(env, "Clara", visitor.browser)
  const after = about(`/organizations/${id}/customers/${account.userId}`)
  expect((await after.show(agent)).body).toMatchObject({
    isGuest: false,
    attributes: { plan: "free", seats: 2 },
    notes: [{ text: "Comes every summer" }],
  })
  expect(await asGuest.show(agent)).toMatchObject(problem("not_found", 404))
})

test("where a conversation was begun from is for staff only", async () => {
  const { id, agent } = await office(env)
  const browser = new Browser(env, {
    "User-Agent": "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Accept-Language": "de-AT,de;q=0.9,en;q=0.5",
  })
  const customer = await signUp(env, "Clara", browser)
  const whereabouts = { page: "https://harbour.example/ferries", referrer: "search.example", timeZone: "Europe/Vienna" }
  const started = await browser.post("/conversations", { organizationId: id, text: "Hello", whereabouts })
  expect(started.body.conversation).not.toHaveProperty("origin")
  const path = `/conversations/${started.body.conversation.id}`
  const origin = { ...whereabouts, browser: "Firefox on Linux", language: "de-AT" }
  expect((await agent.browser.get(path)).body).toMatchObject({ origin })
  expect((await agent.browser.get(`${path}/messages`)).body.entries[0].body).toMatchObject({ type: "opened", origin })
  expect((await customer.browser.get(path)).body).not.toHaveProperty("origin")
  expect((await customer.browser.get(`${path}/messages`)).body.entries[0].body).not.toHaveProperty("origin")
  for (const page of ["javascript:alert(1)", "https://harbour.example/?token=1"])
    expect(
      await browser.post("/conversations", { organizationId: id, text: "Hello", whereabouts: { page } }),
    ).toMatchObject(problem("bad_request", 400))
})

import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import { Browser } from "../../test/browser.ts"
import { found, guest, join, signUp } from "../../test/people.ts"
import { begin, done, nowhere, office, problem, say, walk } from "../../test/talk.ts"

test("a customer starts a conversation, finds it at its address, and staff see who it is", async () => {
  const { id: organizationId, agent, customer } = await office(env)
  const started = await customer.browser.post("/conversations", { organizationId, text: "Is the ferry running?" })
  const { conversation, entry } = started.body
  expect(started).toMatchObject(done(201, { repeated: false }))
  expect(started.headers.get("Location")).toBe(`/api/conversations/${conversation.id}`)
  expect(conversation).toMatchObject({
    customer: { id: customer.userId, name: "Clara", isGuest: false },
    state: { status: "open" },
    lastPosition: 2,
    preview: { text: "Is the ferry running?" },
  })
  expect(conversation).not.toHaveProperty("lastSeq")
  expect(entry).not.toHaveProperty("seq")
  expect((await customer.browser.get(`/conversations/${conversation.id}`)).body).toEqual(conversation)
  expect((await customer.browser.get(`/conversations/${conversation.id.toUpperCase()}`)).body).toEqual(conversation)
  expect(await agent.browser.get(`/conversations/${conversation.id}`)).toMatchObject(done(200, { lastSeq: 2 }))
})

test("guests and members may write; staff may not start a conversation with themselves", async () => {
  const { id, owner, agent } = await office(env)
  const visitor = await guest(env)
  const conversationId = await begin(visitor, id)
  expect(await agent.browser.get(`/conversations/${conversationId}`)).toMatchObject(
    done(200, { customer: { name: visitor.name, isGuest: true } }),
  )
  await begin(await join(env, owner, id, "member"), id)
  const refused = await agent.browser.post("/conversations", { organizationId: id, text: "Hello me" })
  expect(refused).toMatchObject(problem("forbidden", 403, { detail: expect.stringContaining("You work here") }))
})

test("staff see the queues of their console, each in its order, and how new they are", async () => {
  const { id, agent, customer } = await office(env)
  const [open, waiting, longer, mine, resolved] = [
    await begin(customer, id, "open"),
    await begin(customer, id, "waiting"),
    await begin(customer, id, "waiting longer"),
    await begin(customer, id, "mine"),
    await begin(customer, id, "resolved"),
  ]
  await customer.browser.post(`/conversations/${longer}/escalation`, { reason: "Now" })
  await customer.browser.post(`/conversations/${waiting}/escalation`, { reason: "Please" })
  await agent.browser.post(`/conversations/${mine}/claim`)
  const last = await agent.browser.post(`/conversations/${resolved}/resolution`)
  const asOf = last.body.entry.seq
  const queue = async (name: string) => {
    const { status, body } = await agent.browser.get(`/conversations?organizationId=${id}&queue=${name}`)
    expect({ status, asOf: body.asOf, nextCursor: body.nextCursor }).toEqual({ status: 200, asOf, nextCursor: null })
    return body.conversations.map((one: { id: string }) => one.id)
  }
  expect(await queue("waiting")).toEqual([longer, waiting])
  expect(await queue("mine")).toEqual([mine])
  expect(await queue("resolved")).toEqual([resolved])
  expect((await queue("all")).toSorted()).toEqual([open, waiting, longer, mine].toSorted())
})

test("a customer's list holds their own conversations only, whatever queue they name, and no organization-wide number", async () => {
  const { id, customer } = await office(env)
  const own = await begin(customer, id)
  await begin(await signUp(env, "Ben"), id)
  for (const queue of ["all", "waiting", "resolved"]) {
    const { body } = await customer.browser.get(`/conversations?organizationId=${id}&queue=${queue}`)
    expect(body.conversations.map((one: { id: string }) => one.id)).toEqual([own])
    expect(body).not.toHaveProperty("asOf")
    expect(JSON.stringify(body)).not.toMatch(/[sS]eq/)
  }
})

test("staff read everything of one customer, resolved or not; for a customer the question is about themselves", async () => {
  const { id, agent, customer } = await office(env)
  const [first, second] = [await begin(customer, id, "First"), await begin(customer, id, "Second")]
  await agent.browser.post(`/conversations/${first}/resolution`)
  const other = await signUp(env, "Ben")
  const theirs = await begin(other, id)
  const path = `/conversations?organizationId=${id}&customerId=${customer.userId}`
  const walked = await walk(agent, `${path}&limit=1`, "conversations")
  expect(walked.items.map(one => one.id)).toEqual([first, second])
  const asked = await other.browser.get(path)
  expect(asked.body.conversations.map((one: { id: string }) => one.id)).toEqual([theirs])
  const { nextCursor } = (await agent.browser.get(`${path}&limit=1`)).body
  const elsewhere = `/conversations?organizationId=${id}&customerId=${other.userId}&cursor=${nextCursor}`
  expect(await agent.browser.get(elsewhere)).toMatchObject(problem("bad_cursor", 400))
})

test("lists come in pages that neither repeat nor miss a conversation", async () => {
  const { id, agent, customer } = await office(env)
  const ids: string[] = []
  for (let count = 0; count < 5; count += 1) {
    ids.unshift(await begin(customer, id, `Question ${count}`))
    await customer.browser.post(`/conversations/${ids[0]}/escalation`, { reason: "Please" })
  }
  const path = `/conversations?organizationId=${id}&limit=2`
  const own = await walk(customer, path, "conversations")
  expect(own.pages).toBe(3)
  expect(own.items.map(one => one.id)).toEqual(ids)
  const waiting = await walk(agent, `${path}&queue=waiting`, "conversations")
  expect(waiting.items.map(one => one.id)).toEqual(ids.toReversed())
})

test("a page mark works for its list and its person only", async () => {
  const { id, owner, agent, customer } = await office(env)
  for (const text of ["One", "Two", "Three"]) await begin(customer, id, text)
  const other = await found(owner)
  const path = (organizationId: string, queue: string, cursor: string) =>
    `/conversations?organizationId=${organizationId}&queue=${queue}&limit=1&cursor=${cursor}`
  const { nextCursor } = (await agent.browser.get(path(id, "all", "").replace(/&cursor=$/, ""))).body
  expect(await agent.browser.get(path(id, "all", nextCursor))).toMatchObject({ status: 200 })
  const foreign = [
    await agent.browser.get(path(id, "resolved", nextCursor)),
    await owner.browser.get(path(id, "all", nextCursor)),
    await owner.browser.get(path(other.id, "all", nextCursor)),
    await customer.browser.get(path(id, "all", nextCursor)),
    await agent.browser.get(path(id, "all", `${nextCursor}A`)),
    await agent.browser.get(path(id, "all", "bm9uc2Vuc2U")),
    await agent.browser.get(path(id, "all", "%F0%9F%92%A9")),
  ]
  for (const answer of foreign) expect(answer).toMatchObject(problem("bad_cursor", 400))
  expect(await agent.browser.get(`/conversations?organizationId=${id}&limit=0`)).toMatchObject(
    problem("bad_request", 400),
  )
})

test("what is foreign answers like what does not exist, for strangers, for other customers and across organizations", async () => {
  const { id, customer } = await office(env)
  const conversationId = await begin(customer, id)
  const elsewhere = await office(env)
  const ask = (conversation: string) => async (person: { browser: Browser }) => [
    await person.browser.get(`/conversations/${conversation}`),
    await person.browser.get(`/conversations/${conversation}/messages`),
    await person.browser.get(`/conversations/${conversation}/messages?text=ferry`),
    await person.browser.post(`/conversations/${conversation}/messages`, { text: "Hello" }),
    await person.browser.post(`/conversations/${conversation}/claim`),
    await person.browser.delete(`/conversations/${conversation}/resolution`),
  ]
  for (const stranger of [elsewhere.agent, elsewhere.owner, elsewhere.customer, await guest(env)]) {
    const [foreign, missing] = [await ask(conversationId)(stranger), await ask(nowhere)(stranger)]
    for (const answer of foreign) expect(answer).toMatchObject(problem("not_found", 404))
    expect(foreign.map(answer => answer.body)).toEqual(missing.map(answer => answer.body))
  }
  await begin(elsewhere.customer, id)
  expect(await elsewhere.customer.browser.get(`/conversations/${conversationId}`)).toMatchObject(
    problem("not_found", 404),
  )
  expect(await customer.browser.get(`/conversations/${conversationId}`)).toMatchObject({ status: 200 })
})

test("nobody without a session gets in, and nothing is found in an unknown organization", async () => {
  const { customer } = await office(env)
  const nobody = new Browser(env)
  expect(await nobody.get(`/conversations?organizationId=${nowhere}`)).toMatchObject(problem("unauthenticated", 401))
  expect(await nobody.post("/conversations", { organizationId: nowhere, text: "Hi" })).toMatchObject(
    problem("unauthenticated", 401),
  )
  expect(await customer.browser.get(`/conversations?organizationId=${nowhere}`)).toMatchObject(
    problem("not_found", 404),
  )
  expect(await customer.browser.post("/conversations", { organizationId: nowhere, text: "Hi" })).toMatchObject(
    problem("not_found", 404),
  )
})

test("a removed member keeps nothing of the console, and a deleted organization shows nothing to anybody", async () => {
  const { id, owner, agent, customer } = await office(env)
  const conversationId = await begin(customer, id)
  expect(await say(agent, conversationId, "Yes, every hour.")).toMatchObject(done(201))
  const { members } = (await owner.browser.get(`/organizations/${id}/members`)).body
  const row = members.find((one: { userId: string }) => one.userId === agent.userId)
  expect((await owner.browser.delete(`/organizations/${id}/members/${row.id}`)).status).toBe(204)
  expect(await agent.browser.get(`/conversations/${conversationId}`)).toMatchObject(problem("not_found", 404))
  expect(await say(agent, conversationId, "Still me")).toMatchObject(problem("not_found", 404))
  expect((await agent.browser.get(`/conversations?organizationId=${id}`)).body.conversations).toEqual([])
  expect((await owner.browser.delete(`/organizations/${id}`)).status).toBe(204)
  for (const one of [owner, customer]) {
    expect(await one.browser.get(`/conversations/${conversationId}`)).toMatchObject(problem("not_found", 404))
    expect(await one.browser.get(`/conversations?organizationId=${id}`)).toMatchObject(problem("not_found", 404))
  }
})

import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import { join, type Person } from "../../test/people.ts"
import { begin, done, office, problem, say } from "../../test/talk.ts"

const ask = (person: Person, method: string, path: string, body?: object) =>
  person.browser.request(method, `/conversations/${path}`, body, {})

test("a reply to what one has not seen is refused with what is new, and sent when one has seen it", async () => {
  const { id, agent, owner, customer } = await office(env)
  const one = await begin(customer, id)
  const seen = (await ask(agent, "GET", one)).body.lastSeq
  await say(customer, one, "Never mind")
  await say(owner, one, "He has called", { kind: "note" })
  const refused = await say(agent, one, "Every hour", { seen })
  expect(refused).toMatchObject(
    problem("stale", 409, {
      detail: "Others have written since you last looked: read what is new first.",
      newer: [{ body: { text: "Never mind" } }, { body: { type: "note", text: "He has called" } }],
    }),
  )
  expect(await ask(agent, "POST", `${one}/resolution`, { seen })).toMatchObject(problem("stale", 409))
  const newest = refused.body.newer.at(-1).seq
  expect(await say(agent, one, "Every hour", { seen: newest })).toMatchObject(done(201))
  expect(await say(agent, one, "Hm", { kind: "note", seen: 0 })).toMatchObject(problem("bad_request", 400))
  expect(await say(agent, one, "Hm", { mentions: [owner.userId] })).toMatchObject(problem("bad_request", 400))
})

test("a conversation is given to a colleague whom the object has not met, and to nobody who does not work here", async () => {
  const { id, owner, agent, customer } = await office(env)
  const [colleague, one] = [await join(env, owner, id, "agent"), await begin(customer, id)]
  const given = await ask(agent, "POST", `${one}/assignment`, { agentId: colleague.userId, note: "Yours" })
  expect(given).toMatchObject(
    done(200, {
      entry: { body: { type: "assigned", agent: { id: colleague.userId }, note: "Yours" } },
      conversation: { state: { status: "claimed", agent: { id: colleague.userId } } },
    }),
  )
  expect(await ask(colleague, "POST", `${one}/assignment`, { agentId: customer.userId })).toMatchObject(
    problem("not_on_team", 409),
  )
  const { entries } = (await ask(customer, "GET", `${one}/messages`)).body
  expect(entries.at(-1)).toMatchObject({ body: { agent: { id: null } }, author: { id: null } })
  expect(JSON.stringify(entries)).not.toContain("Yours")
})

test("labels and dispositions are the organization's, and a resolved conversation is asked how it went", async () => {
  const { id, owner, agent, customer } = await office(env)
  const one = await begin(customer, id)
  const [label, disposition] = [crypto.randomUUID(), crypto.randomUUID()]
  const { desk } = (await owner.browser.get(`/organizations/${id}/desk`)).body
  const changed = {
    ...desk,
    labels: [{ id: label, name: "Ferry", colour: "blue" }],
    dispositions: [{ id: disposition, name: "Answered" }],
    asksScore: true,
  }
  expect((await owner.browser.request("PUT", `/organizations/${id}/desk`, { desk: changed }, {})).status).toBe(200)
  expect(await ask(agent, "PATCH", `${one}/labels`, { add: [label] })).toMatchObject(
    done(200, { conversation: { work: { labels: [label] } } }),
  )
  expect(await ask(agent, "PATCH", `${one}/labels`, { add: [disposition] })).toMatchObject(
    problem("unknown_label", 409),
  )
  expect(await ask(agent, "PUT", `${one}/priority`, { priority: "urgent" })).toMatchObject(done(200))
  expect(await ask(agent, "POST", `${one}/resolution`, { disposition: label })).toMatchObject(
    problem("unknown_disposition", 409),
  )
  expect(await ask(agent, "POST", `${one}/resolution`, { disposition })).toMatchObject(
    done(200, { entry: { body: { type: "resolved", disposition, asksScore: true } } }),
  )
  expect(await ask(customer, "PUT", `${one}/score`, { score: 4, comment: "Quick" })).toMatchObject(
    done(200, { conversation: { score: { score: 4, comment: "Quick" } } }),
  )
  expect(await ask(customer, "PUT", `${one}/score`, { score: 6, comment: null })).toMatchObject(
    problem("bad_request", 400),
  )
})

test("a conversation is snoozed and woken, in the past it is not", async () => {
  const { id, agent, customer } = await office(env)
  const one = await begin(customer, id)
  const until = Date.now() + 60_000
  expect(await ask(agent, "PUT", `${one}/snooze`, { until: Date.now() - 1 })).toMatchObject(problem("in_the_past", 422))
  expect(await ask(agent, "PUT", `${one}/snooze`, { until })).toMatchObject(
    done(200, { conversation: { work: { snooze: { until } } } }),
  )
  expect(await ask(agent, "DELETE", `${one}/snooze`)).toMatchObject(
    done(200, { conversation: { work: { snooze: null } } }),
  )
  expect(await ask(agent, "DELETE", `${one}/snooze`)).toMatchObject(problem("not_snoozed", 409))
})

test("two conversations of a customer become one, which says where it goes on", async () => {
  const { id, agent, customer } = await office(env)
  const [one, other] = [await begin(customer, id), await begin(customer, id)]
  expect(await ask(agent, "POST", `${one}/merge`, { into: other })).toMatchObject(
    done(200, { conversation: { mergedInto: other } }),
  )
  expect(await say(customer, one, "Hello?")).toMatchObject(problem("merged", 409))
  expect((await ask(customer, "GET", one)).body.mergedInto).toBe(other)
  expect((await ask(customer, "GET", `${other}/messages`)).body.entries.at(-1).body).toEqual({
    type: "absorbed",
    from: one,
  })
})

test("a macro is done as one, or not at all", async () => {
  const { id, agent, customer } = await office(env)
  const one = await begin(customer, id)
  const run = (...actions: object[]) => ask(agent, "POST", `${one}/macro-runs`, { name: "Thank", actions })
  expect(await run({ type: "resolve" }, { type: "send", text: "Thank you" })).toMatchObject(
    problem("already_resolved", 409),
  )
  expect((await ask(agent, "GET", one)).body.state).toEqual({ status: "open" })
  expect(await run({ type: "send", text: "Thank you" }, { type: "resolve" })).toMatchObject(
    done(200, { entry: { body: { type: "applied", name: "Thank", entries: 3 } } }),
  )
  expect(await run()).toMatchObject(problem("bad_request", 400))
  expect(await run({ type: "merge", into: one })).toMatchObject(problem("bad_request", 400))
})

test("what a message said before it was corrected is gone from every page that its customer can read", async () => {
  const { id, agent, customer } = await office(env)
  const one = await begin(customer, id)
  const said = (await say(agent, one, "The code is parsley")).body.entry.id
  const found = async (query = "") => JSON.stringify((await ask(customer, "GET", `${one}/messages${query}`)).body)
  expect(await found()).toContain("parsley")
  expect(await found("?text=parsley")).toContain("parsley")
  expect(await ask(agent, "PATCH", `${one}/messages/${said}`, { text: "The code is coriander" })).toMatchObject(
    done(200),
  )
  expect(await found("?text=coriander")).toContain("coriander")
  for (const query of ["", "?text=parsley", "?text=coriander", "?senderType=staff"])
    expect(await found(query)).not.toContain("parsley")
  expect(JSON.stringify((await ask(agent, "GET", `${one}/messages`)).body)).toContain("parsley")
})

test("what is taken back is gone from every page that its customer can read", async () => {
  const { id, agent, customer } = await office(env)
  const one = await begin(customer, id)
  const said = (await say(agent, one, "The code is parsley")).body.entry.id
  const found = async (query = "") => JSON.stringify((await ask(customer, "GET", `${one}/messages${query}`)).body)
  expect(await found()).toContain("parsley")
  expect(await ask(agent, "PATCH", `${one}/messages/${said}`, { text: "The code is coriander" })).toMatchObject(
    done(200),
  )
  expect(await found("?text=coriander")).toContain("coriander")
  expect(await ask(agent, "DELETE", `${one}/messages/${said}`)).toMatchObject(done(200))
  expect(await ask(agent, "DELETE", `${one}/messages/${said}`)).toMatchObject(problem("gone", 409))
  expect(await ask(agent, "PATCH", `${one}/messages/${said}`, { text: "Again" })).toMatchObject(problem("gone", 409))
  for (const query of ["", "?text=code", "?senderType=staff"])
    expect(await found(query)).not.toMatch(/parsley|coriander/)
})

test("a message is scheduled, and taken back by its id", async () => {
  const { id, agent, customer } = await office(env)
  const one = await begin(customer, id)
  const planned = await ask(agent, "POST", `${one}/scheduled-messages`, {
    at: Date.now() + 60_000,
    text: "Still there?",
  })
  const { id: scheduledId } = planned.body.entry
  expect(planned).toMatchObject(done(200, { conversation: { work: { scheduled: [{ id: scheduledId }] } } }))
  expect(await ask(agent, "DELETE", `${one}/scheduled-messages/${scheduledId}`)).toMatchObject(done(200))
  expect(await ask(agent, "DELETE", `${one}/scheduled-messages/${scheduledId}`)).toMatchObject(
    problem("not_scheduled", 409),
  )
})

test("what one has begun to write is kept for oneself, and for nobody else", async () => {
  const { id, owner, agent, customer } = await office(env)
  const one = await begin(customer, id)
  const kept = { text: "Every h", kind: "message", at: expect.any(Number) }
  expect(await ask(agent, "GET", `${one}/draft`)).toMatchObject(done(200, { draft: null }))
  expect(await ask(agent, "PUT", `${one}/draft`, { text: "Every" })).toMatchObject(done(200))
  expect(await ask(agent, "PUT", `${one}/draft`, { text: "Every h" })).toMatchObject(done(200, { draft: kept }))
  expect(await ask(agent, "GET", `${one}/draft`)).toMatchObject(done(200, { draft: kept }))
  expect(await ask(owner, "GET", `${one}/draft`)).toMatchObject(done(200, { draft: null }))
  expect(await ask(customer, "GET", `${one}/draft`)).toMatchObject(problem("forbidden", 403))
  expect(await ask(agent, "PUT", `${one}/draft`, { text: " " })).toMatchObject(problem("bad_text", 422))
  expect(await ask(agent, "DELETE", `${one}/draft`)).toMatchObject(done(200, { draft: null }))
  expect(await ask(agent, "GET", `${one}/draft`)).toMatchObject(done(200, { draft: null }))
})

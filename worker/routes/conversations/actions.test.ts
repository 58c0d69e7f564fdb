import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import { join, type Person } from "../../test/people.ts"
import { begin, done, office, problem, say } from "../../test/talk.ts"

const escalate = (person: Person, id: string, reason = "I need a person") =>
  person.browser.post(`/conversations/${id}/escalation`, { reason })
const cancel = (person: Person, id: string) => person.browser.delete(`/conversations/${id}/escalation`)
const claim = (person: Person, id: string) => person.browser.post(`/conversations/${id}/claim`)
const release = (person: Person, id: string, to?: string) =>
  person.browser.post(`/conversations/${id}/release`, to === undefined ? {} : { to })
const resolve = (person: Person, id: string) => person.browser.post(`/conversations/${id}/resolution`)
const reopen = (person: Person, id: string) => person.browser.delete(`/conversations/${id}/resolution`)

/** What an action answers: its entry, and the conversation in the state it left. */
const left = (type: string, status: string, more: object = {}) =>
  done(200, { repeated: false, entry: { body: { type } }, conversation: { state: { status, ...more } } })

test("a customer asks for a person, stops waiting, and asks again", async () => {
  const { id, agent, customer } = await office(env)
  const one = await begin(customer, id)
  const asked = await escalate(customer, one, "Parcel lost")
  expect(asked).toMatchObject(left("escalated", "waiting", { escalation: { reason: "Parcel lost" } }))
  expect(await escalate(customer, one)).toMatchObject(problem("already_waiting", 409))
  expect(await cancel(agent, one)).toMatchObject(problem("forbidden", 403))
  expect(await cancel(customer, one)).toMatchObject(left("cancelled", "open"))
  expect(await cancel(customer, one)).toMatchObject(problem("not_waiting", 409))
  expect(await escalate(agent, one)).toMatchObject(left("escalated", "waiting"))
})

test("one of staff takes a conversation, gives it back, resolves it, and opens it again", async () => {
  const { id, agent, customer } = await office(env)
  const one = await begin(customer, id)
  await escalate(customer, one)
  const taken = await claim(agent, one)
  expect(taken).toMatchObject(left("claimed", "claimed", { agent: { id: agent.userId, name: "Joan" } }))
  expect(taken.body.conversation.turn).toBe(1)
  expect(await claim(agent, one)).toMatchObject(problem("already_yours", 409))
  expect(await release(agent, one)).toMatchObject(left("released", "waiting"))
  expect(await release(agent, one)).toMatchObject(problem("not_claimed", 409))
  expect(await claim(agent, one)).toMatchObject({ status: 200, body: { conversation: { turn: 2 } } })
  expect(await release(agent, one, "assistant")).toMatchObject(left("released", "open"))
  expect(await resolve(agent, one)).toMatchObject(
    left("resolved", "resolved", { by: { kind: "staff", id: agent.userId } }),
  )
  expect(await resolve(agent, one)).toMatchObject(problem("already_resolved", 409))
  expect(await say(agent, one, "One more thing")).toMatchObject(problem("already_resolved", 409))
  expect(await reopen(agent, one)).toMatchObject(left("reopened", "open"))
  expect(await reopen(agent, one)).toMatchObject(problem("not_resolved", 409))
})

test("a reply takes the conversation, and what somebody has taken is theirs, except from admins", async () => {
  const { id, owner, agent, customer } = await office(env)
  const [colleague, one] = [await join(env, owner, id, "agent"), await begin(customer, id)]
  expect(await say(agent, one, "Yes, every hour.")).toMatchObject(
    done(201, { conversation: { state: { status: "claimed", agent: { id: agent.userId } } } }),
  )
  expect(await say(colleague, one, "Me too")).toMatchObject(
    problem("already_claimed", 409, { detail: expect.stringContaining("Joan") }),
  )
  expect(await claim(colleague, one)).toMatchObject(problem("already_claimed", 409))
  expect(await release(colleague, one)).toMatchObject(problem("forbidden", 403))
  expect(await resolve(colleague, one)).toMatchObject(problem("already_claimed", 409))
  expect(await say(colleague, one, "A word to you", { kind: "note" })).toMatchObject(done(201))
  expect(await release(owner, one)).toMatchObject(left("released", "waiting"))
})

test("a customer may not do what staff do, and a resolved conversation opens again when they write", async () => {
  const { id, agent, customer } = await office(env)
  const one = await begin(customer, id)
  for (const act of [claim, release, resolve, reopen])
    expect(await act(customer, one)).toMatchObject(problem("forbidden", 403))
  await escalate(customer, one)
  expect((await resolve(agent, one)).status).toBe(200)
  expect(await say(customer, one, "Still there?")).toMatchObject(
    done(201, { conversation: { state: { status: "waiting" } } }),
  )
  // The customer is told who answers by name, and never by id.
  await say(agent, one, "Yes.")
  expect((await customer.browser.get(`/conversations/${one}`)).body.state).toMatchObject({
    status: "claimed",
    agent: { id: null, name: "Joan" },
  })
})

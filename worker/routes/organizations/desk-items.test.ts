import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import { deskDefaults } from "../../../protocol/desk.ts"
import { limits } from "../../../protocol/limits.ts"
import type { Person } from "../../test/people.ts"
import { join } from "../../test/people.ts"
import { begin, done, office, problem } from "../../test/talk.ts"

async function scene() {
  const people = await office(env)
  const { id, owner, agent } = people
  const at = (noun: string) => `/organizations/${id}/${noun}`
  const keep = (noun: string, body: object, by: Person = agent, key?: string) =>
    by.browser.request("POST", at(noun), body, key === undefined ? {} : { "Idempotency-Key": key })
  const change = (noun: string, itemId: string, body: object, by: Person = agent) =>
    by.browser.request("PATCH", `${at(noun)}/${itemId}`, body)
  const list = async (noun: string, by: Person = agent) => (await by.browser.get(at(noun))).body.items
  const setLabels = (labels: object[]) =>
    owner.browser.request("PUT", at("desk"), { desk: { ...deskDefaults, labels } })
  return { ...people, at, keep, change, list, setLabels }
}

const billing = { id: "0b0b0b0b-0000-4000-8000-000000000001", name: "Billing", colour: "blue" }

test("a canned reply is kept, found by name, changed and taken away, by everybody on the team", async () => {
  const { at, keep, change, list, owner, agent } = await scene()
  const kept = await keep("replies", { name: "hello", text: "Hello {{ customer.firstName }}!" })
  expect(kept).toMatchObject(done(201, { name: "hello", text: "Hello {{ customer.firstName }}!" }))
  const bye = await keep("replies", { name: "Bye", text: "Goodbye." }, owner)
  expect(await list("replies")).toEqual([bye.body, kept.body])
  expect(await change("replies", bye.body.id, { text: "Bye, {{customer.name}}" })).toMatchObject(
    done(200, { name: "Bye", text: "Bye, {{customer.name}}" }),
  )
  expect(await agent.browser.delete(`${at("replies")}/${bye.body.id}`)).toMatchObject(done(204))
  expect(await agent.browser.delete(`${at("replies")}/${bye.body.id}`)).toMatchObject(problem("not_found", 404))
  expect(await list("replies", owner)).toEqual([kept.body])
})

test("a reply or a macro with a variable that nobody knows is refused with its name, new or changed", async () => {
  const { keep, change, list } = await scene()
  const refused = problem("unknown_variable", 422, { detail: expect.stringContaining("{{customer.nmae}}") })
  const text = "Hello {{customer.nmae}}"
  expect(await keep("replies", { name: "hello", text })).toMatchObject(refused)
  const { body } = await keep("replies", { name: "hello", text: "Hello" })
  expect(await change("replies", body.id, { text })).toMatchObject(refused)
  expect(await list("replies")).toEqual([body])
  for (const type of ["send", "note"])
    expect(await keep("macros", { name: "hello", actions: [{ type, text }] })).toMatchObject(refused)
  expect(await list("macros")).toEqual([])
  expect(
    await keep("macros", { name: "hello", actions: [{ type: "send", text: "Hello {{customer.name}}" }] }),
  ).toMatchObject(done(201))
  expect(
    await keep("replies", { name: "plan", text: "You are on {{customer.attributes.plan | a plan}}." }),
  ).toMatchObject(done(201))
  expect(await keep("replies", { name: "a b", text: "Hello" })).toMatchObject(problem("bad_request", 400))
})

test("one name is one thing, whatever its case; the same request again is the same thing", async () => {
  const { keep, change, list } = await scene()
  const key = crypto.randomUUID()
  const first = await keep("replies", { name: "hello", text: "Hello" }, undefined, key)
  expect(await keep("replies", { name: "hello", text: "Hello" }, undefined, key)).toMatchObject(done(200, first.body))
  expect(await keep("replies", { name: "Hello", text: "Hi" })).toMatchObject(problem("already_exists", 409))
  const other = await keep("replies", { name: "hi", text: "Hi" })
  expect(await change("replies", other.body.id, { name: "HELLO" })).toMatchObject(problem("already_exists", 409))
  expect(await keep("macros", { name: "hello", actions: [{ type: "claim" }] })).toMatchObject(done(201))
  expect(await list("replies")).toEqual([first.body, other.body])
})

test("a macro names only labels and people that there are", async () => {
  const { at, keep, setLabels, agent, customer } = await scene()
  const give = (agentId: string) => ({ name: `Give to ${agentId}`, actions: [{ type: "assign", agentId }] })
  expect(await keep("macros", give(customer.userId))).toMatchObject(problem("not_on_team", 409))
  await agent.browser.put(at("availability"), { isAvailable: false })
  expect(await keep("macros", give(agent.userId))).toMatchObject(done(201))
  const file = { name: "File", actions: [{ type: "label", add: [billing.id] }, { type: "resolve" }] }
  expect(await keep("macros", file)).toMatchObject(problem("unknown_label", 409))
  await setLabels([billing])
  expect(await keep("macros", file)).toMatchObject(
    done(201, { name: "File", actions: [{ type: "label", add: [billing.id], remove: [] }, { type: "resolve" }] }),
  )
  const unknown = { name: "End", actions: [{ type: "resolve", disposition: crypto.randomUUID() }] }
  expect(await keep("macros", unknown)).toMatchObject(problem("unknown_disposition", 409))
  expect(await keep("macros", { name: "None", actions: [] })).toMatchObject(problem("bad_request", 400))
})

test("a view is one's own until an owner or an admin shares it with the team", async () => {
  const { id, keep, change, list, owner, agent } = await scene()
  const colleague = await join(env, owner, id, "agent")
  const mine = await keep("views", { name: "Urgent", view: { priority: ["urgent"] } })
  expect(mine).toMatchObject(done(201, { isShared: false, view: { priority: ["urgent"] } }))
  // The same name is free for somebody else, and for the team.
  const theirs = await keep("views", { name: "Urgent", view: {} }, owner)
  expect(await list("views", colleague)).toEqual([])
  expect(await change("views", theirs.body.id, { name: "Ours" })).toMatchObject(problem("not_found", 404))
  expect(await change("views", mine.body.id, { isShared: true })).toMatchObject(problem("forbidden", 403))
  const shared = await change("views", theirs.body.id, { isShared: true }, owner)
  expect(shared).toMatchObject(done(200, { isShared: true, view: {} }))
  expect(await list("views", colleague)).toEqual([shared.body])
  expect(await list("views", agent)).toEqual([shared.body, mine.body])
  expect(await change("views", shared.body.id, { name: "Ours" })).toMatchObject(problem("forbidden", 403))
})

test("a key that was used for something else is a conflict, whatever it stands for and whoever's it is", async () => {
  const { keep, change, list, agent, owner } = await scene()
  const key = crypto.randomUUID()
  const first = await keep("views", { name: "Mine", view: { standing: ["waiting"] } }, agent, key)
  expect(first).toMatchObject(done(201))
  const conflict = problem("conflict", 409)
  expect(await keep("views", { name: "Mine", view: {} }, agent, key)).toMatchObject(conflict)
  expect(await keep("views", { name: "Other", view: { standing: ["waiting"] } }, agent, key)).toMatchObject(conflict)
  expect(await keep("views", { name: "Mine", view: { standing: ["waiting"] } }, owner, key)).toMatchObject(conflict)
  expect(await keep("replies", { name: "Mine", text: "Hello" }, agent, key)).toMatchObject(conflict)
  expect(await keep("macros", { name: "Mine", actions: [{ type: "claim" }] }, agent, key)).toMatchObject(conflict)
  expect(await list("views")).toEqual([first.body])
  expect(await list("replies")).toEqual([])
  const changed = await change("views", first.body.id, { name: "Yours" })
  expect(await keep("views", { name: "Mine", view: { standing: ["waiting"] } }, agent, key)).toMatchObject(
    done(200, changed.body),
  )
})

test("there is a bound to views, and a repeated request at it is still answered", async () => {
  const { keep, change, owner } = await scene()
  const key = crypto.randomUUID()
  const first = await keep("views", { name: "View 0", view: {} }, owner, key)
  for (let n = 1; n < limits.ownViewsMax; n += 1)
    expect(await keep("views", { name: `View ${n}`, view: {} }, owner)).toMatchObject(done(201))
  expect(await keep("views", { name: "One more", view: {} }, owner)).toMatchObject(problem("limit_reached", 409))
  expect(await keep("views", { name: "View 0", view: {} }, owner, key)).toMatchObject(done(200, first.body))
  const shared = await keep("views", { name: "One more", view: {}, isShared: true }, owner)
  expect(shared).toMatchObject(done(201))
  expect(await change("views", shared.body.id, { isShared: false }, owner)).toMatchObject(problem("limit_reached", 409))
  expect(await change("views", first.body.id, { name: "View 00" }, owner)).toMatchObject(done(200))
})

test("every view says how many conversations are in it; one whose label is gone says so, as does a list by that label", async () => {
  const { id, at, keep, setLabels, agent, customer } = await scene()
  await setLabels([billing])
  const one = await begin(customer, id)
  await begin(customer, id)
  await customer.browser.post(`/conversations/${one}/escalation`, { reason: "A person, please" })
  const waiting = await keep("views", { name: "Waiting", view: { standing: ["waiting"] } })
  const bills = await keep("views", { name: "Bills", view: { labels: [billing.id] } })
  const all = await keep("views", { name: "All", view: {} })
  const counts = (found: number | null) =>
    done(200, { counts: { [waiting.body.id]: 1, [bills.body.id]: found, [all.body.id]: 2 } })
  expect(await agent.browser.get(`${at("views")}/counts`)).toMatchObject(counts(0))
  const listed = `/conversations?organizationId=${id}&labels=${billing.id}`
  expect(await agent.browser.get(listed)).toMatchObject(done(200, { conversations: [] }))
  await setLabels([])
  expect(await agent.browser.get(`${at("views")}/counts`)).toMatchObject(counts(null))
  expect(await agent.browser.get(listed)).toMatchObject(problem("unknown_label", 409))
})

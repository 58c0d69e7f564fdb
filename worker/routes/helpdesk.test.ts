import { env } from "cloudflare:workers"
import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { database } from "../../drizzle/client.ts"
import { organization } from "../../drizzle/schema/auth.ts"
import type { Env } from "../env.ts"
import { Browser } from "../test/browser.ts"
import { found, guest, join, type Person } from "../test/people.ts"
import { begin, nowhere, office, problem, walk } from "../test/talk.ts"

const path = "/helpdesk/escalations"
const of = (organizationId: string) => `${path}?organizationId=${organizationId}`

async function escalated(customer: Person, organizationId: string, reason: string): Promise<string> {
  const id = await begin(customer, organizationId, `About ${reason}`)
  expect((await customer.browser.post(`/conversations/${id}/escalation`, { reason })).status).toBe(200)
  return id
}

const ids = (list: { conversationId: string }[]) => list.map(one => one.conversationId)

test("staff see who waits for a person or has one, newest first, with what they need to decide", async () => {
  const { id, agent, customer } = await office(env)
  const quiet = await begin(customer, id)
  const first = await escalated(customer, id, "parcel")
  const second = await escalated(customer, id, "invoice")
  const done = await escalated(customer, id, "thanks")
  const gone = await escalated(customer, id, "never mind")
  await agent.browser.post(`/conversations/${first}/claim`)
  await customer.browser.delete(`/conversations/${gone}/escalation`)
  const last = await agent.browser.post(`/conversations/${done}/resolution`)
  const { status, body } = await agent.browser.get(of(id))
  expect({ status, asOf: body.asOf, nextCursor: body.nextCursor }).toEqual({
    status: 200,
    asOf: { [id]: last.body.entry.seq },
    nextCursor: null,
  })
  expect(body.escalations).toEqual([
    {
      ...{ conversationId: second, organizationId: id, reason: "invoice", preview: "About invoice" },
      customer: { id: customer.userId, name: "Clara", isGuest: false },
      ...{ escalatedAt: expect.any(Number), agentName: null, agentJoinedAt: null },
    },
    {
      ...{ conversationId: first, organizationId: id, reason: "parcel", preview: "About parcel" },
      customer: { id: customer.userId, name: "Clara", isGuest: false },
      ...{ escalatedAt: expect.any(Number), agentName: "Joan", agentJoinedAt: expect.any(Number) },
    },
  ])
  expect(ids(body.escalations)).not.toContain(quiet)
  // An id in the other case is the same organization.
  expect(ids((await agent.browser.get(of(id.toUpperCase()))).body.escalations)).toEqual([second, first])
})

test("without an organization the list covers all where the caller is staff, and never another", async () => {
  const here = await office(env)
  const there = await found(here.owner)
  const foreign = await office(env)
  const [one, two, three] = [
    await escalated(here.customer, here.id, "one"),
    await escalated(here.customer, there.id, "two"),
    await escalated(foreign.customer, foreign.id, "three"),
  ]
  const all = (await here.owner.browser.get(path)).body
  expect(ids(all.escalations)).toEqual([two, one])
  expect(Object.keys(all.asOf).toSorted()).toEqual([here.id, there.id].toSorted())
  expect(ids((await here.owner.browser.get(of(there.id))).body.escalations)).toEqual([two])
  expect(ids((await here.agent.browser.get(path)).body.escalations)).toEqual([one])
  expect(ids((await foreign.agent.browser.get(path)).body.escalations)).toEqual([three])
})

test("members, customers, strangers and unknown organizations get the same answer, and an empty list", async () => {
  const { id, owner, customer } = await office(env)
  await escalated(customer, id, "parcel")
  const outsiders = [await join(env, owner, id, "member"), customer, (await office(env)).owner, await guest(env)]
  for (const person of outsiders) {
    const refused = await person.browser.get(of(id))
    expect(refused).toMatchObject(problem("not_found", 404))
    expect(refused.body).toEqual((await person.browser.get(of(nowhere))).body)
    const all = await person.browser.get(path)
    expect(all).toMatchObject({ status: 200, body: { escalations: [], nextCursor: null } })
    expect(Object.keys(all.body.asOf)).not.toContain(id)
  }
  expect(await new Browser(env).get(of(id))).toMatchObject(problem("unauthenticated", 401))
  expect(await owner.browser.get(`${path}?organizationId=7`)).toMatchObject(problem("bad_request", 400))
})

test("the list comes in pages over several organizations, and its marks are for it and its reader only", async () => {
  const { id, owner, agent, customer } = await office(env)
  const there = await found(owner)
  const all: string[] = []
  for (const place of [id, there.id, id, there.id, id]) all.unshift(await escalated(customer, place, "please"))
  const { items, pages } = await walk(owner, `${path}?limit=2`, "escalations")
  expect({ pages, ids: ids(items) }).toEqual({ pages: 3, ids: all })
  const { nextCursor } = (await owner.browser.get(`${path}?limit=2`)).body
  const foreign = [
    await agent.browser.get(`${path}?limit=2&cursor=${nextCursor}`),
    await owner.browser.get(`${of(id)}&limit=2&cursor=${nextCursor}`),
    await owner.browser.get(`${path}?cursor=bm9uc2Vuc2U`),
  ]
  for (const answer of foreign) expect(answer).toMatchObject(problem("bad_cursor", 400))
})

test("a removed agent and a deleted organization are out of every list", async () => {
  const { id, owner, agent, customer } = await office(env)
  const one = await escalated(customer, id, "parcel")
  expect(ids((await agent.browser.get(path)).body.escalations)).toEqual([one])
  const { members } = (await owner.browser.get(`/organizations/${id}/members`)).body
  const row = members.find((member: { userId: string }) => member.userId === agent.userId)
  await owner.browser.delete(`/organizations/${id}/members/${row.id}`)
  expect(await agent.browser.get(of(id))).toMatchObject(problem("not_found", 404))
  expect((await agent.browser.get(path)).body.escalations).toEqual([])
  // Deleted by hand, as an operator would: the rows in Postgres stay and belong to nobody.
  await database(env).delete(organization).where(eq(organization.id, id))
  expect(await owner.browser.get(of(id))).toMatchObject(problem("not_found", 404))
  expect((await owner.browser.get(path)).body.escalations).toEqual([])
})

/** The same service, whose organization objects do as told when they are asked to settle. */
function settling(refresh: () => Promise<unknown>): Env {
  const namespace = { idFromName: (name: string) => name, get: () => ({ refresh }), jurisdiction: () => namespace }
  // A test double of a binding cannot have its platform type.
  return { ...env, ORGANIZATION: namespace as unknown as Env["ORGANIZATION"] }
}

test("objects that are late or fail leave the list a little older, and it says how old", async () => {
  const { id, agent, customer } = await office(env)
  const one = await escalated(customer, id, "parcel")
  const { asOf } = (await agent.browser.get(of(id))).body
  await begin(customer, id, "Not told to Postgres yet")
  for (const settle of [() => new Promise(() => {}), () => Promise.reject(new Error("overloaded"))]) {
    const answer = await agent.browser.through(settling(settle)).get(of(id))
    expect(answer).toMatchObject({ status: 200, body: { escalations: [{ conversationId: one }] } })
    expect(answer.body.asOf[id]).toBeGreaterThanOrEqual(asOf[id])
  }
})

test("without Postgres there is no list, and the caller is told to try again", async () => {
  const { id, agent } = await office(env)
  const away = { ...env, DATABASE_HTTP_URL: "http://127.0.0.1:1/sql" }
  expect(await agent.browser.through(away).get(of(id))).toMatchObject(problem("unavailable", 503))
})

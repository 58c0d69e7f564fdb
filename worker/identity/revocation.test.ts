import { env } from "cloudflare:workers"
import { afterEach, expect, test, vi } from "vitest"
import { database } from "../../drizzle/client.ts"
import { connect } from "../access/line.ts"
import { world } from "../access/world.ts"
import type { Env } from "../env.ts"
import { revocation } from "./revocation.ts"

afterEach(() => vi.restoreAllMocks())

/** An environment whose objects are away for the next so many calls, then back; before that they are there for some. */
function away(calls: number, before = 0): { env: Env; tried: () => number } {
  let tried = 0
  const fails = (property: string | symbol) => ["endSessions", "changeRole", "dissolve"].includes(String(property))
  const get: Env["ORGANIZATION"]["get"] = (...given) => {
    const stub = env.ORGANIZATION.get(...given)
    return new Proxy(stub, {
      get: (_, property) => {
        if (!fails(property)) return Reflect.get(stub, property)
        return (input: unknown) => {
          tried += 1
          if (tried > before && tried <= before + calls) throw new Error("The object is overloaded")
          return Reflect.get(stub, property)(input)
        }
      },
    })
  }
  const namespace = new Proxy(env.ORGANIZATION, {
    get: (target, property) => (property === "get" ? get : Reflect.get(target, property).bind(target)),
  })
  return { env: { ...env, ORGANIZATION: namespace }, tried: () => tried }
}

test("a sign-out reaches the sockets of an object that was away for a moment", async () => {
  const { people, here } = await world(env)
  const line = await connect(env, people.agent, here.organizationId)
  const flaky = away(1)
  expect(await people.agent.browser.through(flaky.env).post("/auth/sign-out", {})).toMatchObject({ status: 200 })
  expect(line.isClosed()).toBe(false)
  expect(await line.closed).toBe(4401)
  expect(flaky.tried()).toBe(2)
})

test("a role that could not be told at once is read anew, whatever it has become meanwhile", async () => {
  const { people, here, memberIds } = await world(env)
  const line = await connect(env, people.admin, here.organizationId)
  const path = `/organizations/${here.organizationId}/members/${memberIds.admin}`
  const { browser } = people.owner
  expect((await browser.through(away(1).env).patch(path, { role: "owner" })).status).toBe(200)
  expect((await browser.patch(path, { role: "agent" })).status).toBe(200)
  expect(await line.closed).toBe(4403)
  expect((await (await connect(env, people.admin, here.organizationId)).hello()).viewer.role).toBe("agent")
})

test("an organization whose object is away is not deleted: nobody would take away what is in it", async () => {
  const { people, here } = await world(env)
  const path = `/organizations/${here.organizationId}`
  const refused = await people.owner.browser.through(away(1).env).delete(path)
  expect(refused).toMatchObject({ status: 503, body: { code: "unavailable" } })
  expect((await people.owner.browser.get(path)).status).toBe(200)
})

test("an organization that is deleted while its object goes away loses its sockets when it is back", async () => {
  const { people, here } = await world(env)
  const line = await connect(env, people.customer, here.organizationId)
  const { browser } = people.owner
  expect((await browser.through(away(1, 1).env).delete(`/organizations/${here.organizationId}`)).status).toBe(204)
  expect(await line.closed).toBe(4410)
})

test("an object that stays away is asked so many times, and then it is written down", async () => {
  const said = vi.spyOn(console, "error").mockReturnValue()
  const written = new Promise(resolve => said.mockImplementation(resolve))
  const { people, here } = await world(env)
  const flaky = away(100)
  await revocation(flaky.env, database(env), [1, 1, 1]).changeRole(
    { id: here.organizationId, region: "auto" },
    people.agent.userId,
    null,
  )
  expect(await written).toContain("Could not change a role on live sockets")
  expect(flaky.tried()).toBe(4)
})

test("without Postgres nobody knows which sockets to close, until it is back", async () => {
  const { people, here } = await world(env)
  const line = await connect(env, people.customer, here.organizationId)
  const id = (await people.customer.browser.get("/auth/get-session")).body.session.id
  let asked = 0
  const db = database(env)
  const asleep = new Proxy(db, {
    get: (target, property) => {
      if (property === "select" && asked++ === 0) throw new Error("Postgres took too long")
      return Reflect.get(target, property)
    },
  })
  await revocation(env, asleep, [1]).endSessions(people.customer.userId, [id])
  expect(await line.closed).toBe(4401)
})

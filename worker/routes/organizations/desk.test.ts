import { evictDurableObject, runInDurableObject } from "cloudflare:test"
import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import { type Desk, deskDefaults } from "../../../protocol/desk.ts"
import { organizationStub } from "../../identity/stub.ts"
import type { Person } from "../../test/people.ts"
import { done, office, problem } from "../../test/talk.ts"

async function scene() {
  const people = await office(env)
  const { id, owner, agent } = people
  const show = async (person: Person = agent) => person.browser.get(`/organizations/${id}/desk`)
  const set = (change: Partial<Desk>, revision?: string | null, person: Person = owner) =>
    person.browser.request("PUT", `/organizations/${id}/desk`, {
      desk: { ...deskDefaults, ...change },
      ...(revision !== undefined && { revision }),
    })
  return { ...people, show, set }
}

const revision = expect.stringMatching(/^[0-9a-f-]{36}$/)

test("the rules for the team hold for everybody who works there; owners and admins set them", async () => {
  const { agent, show, set } = await scene()
  expect(await show()).toMatchObject(done(200, { desk: deskDefaults, revision: null }))
  expect(await set({ asksScore: true }, null, agent)).toMatchObject(problem("forbidden", 403))
  const desk = { ...deskDefaults, asksScore: true, timeZone: "Europe/Berlin" }
  expect(await set(desk, null)).toMatchObject(done(200, { desk, revision }))
  expect(await show()).toMatchObject(done(200, { desk, revision }))
  expect(await set({ holidays: ["Christmas"] })).toMatchObject(problem("bad_request", 400))
  expect((await show()).body.desk).toEqual(desk)
})

test("of two people who change the rules at once the second is told, and what they see is true", async () => {
  const { show, set } = await scene()
  expect(await set({ asksScore: true }, null)).toMatchObject(done(200, { revision }))
  expect(await set({ awayGraceMinutes: 5 }, null)).toMatchObject(problem("stale", 409))
  const { body } = await show()
  expect(body.desk).toEqual({ ...deskDefaults, asksScore: true })
  // The same rules again are no change: a request that is repeated finds what it wanted.
  expect(await set({ asksScore: true }, null)).toMatchObject(done(200, { revision: body.revision }))
  expect(await set({ awayGraceMinutes: 5 }, body.revision)).toMatchObject(done(200, { revision }))
  expect(await set({ awayGraceMinutes: 7 })).toMatchObject(done(200, { desk: { awayGraceMinutes: 7 } }))
})

test("what another version has kept counts as far as this one understands it", async () => {
  const { id, show, set } = await scene()
  const stub = organizationStub(env, { id, region: "auto" })
  /** The object starts again and finds this. */
  const find = async (change: (kept: string) => string) => {
    await runInDurableObject(stub, (_, { storage: { sql } }) => {
      const { value } = sql.exec("select value from meta where key = 'desk'").one()
      sql.exec("update meta set value = ? where key = 'desk'", change(String(value)))
    })
    await evictDurableObject(stub)
    return (await show()).body
  }
  const { body } = await set({ asksScore: true, awayGraceMinutes: 5 })
  expect(await find(kept => kept.replace('"labels":[],', '"moods":[],'))).toEqual(body)
  const unknown = await find(kept => kept.replace('"timeZone":"UTC"', '"timeZone":"Mars/Olympus"'))
  expect(unknown).toEqual({ desk: deskDefaults, revision: null })
})

import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import { database } from "../../drizzle/client.ts"
import { guest, join, type Person, signUp } from "../test/people.ts"
import { begin, office } from "../test/talk.ts"
import { dumpObject, dumpPostgres, tablesWith } from "./dump.ts"
import { fill } from "./fill.ts"

const db = database(env)
const objectOf = (id: string) => env.ORGANIZATION.get(env.ORGANIZATION.idFromName(id))

/** Where anything of them is: in Postgres, and in the objects of these organizations. */
async function traces(words: string[], organizationIds: string[]) {
  const objects = await Promise.all(organizationIds.map(id => dumpObject(objectOf(id))))
  return { postgres: tablesWith(await dumpPostgres(db), words), objects: objects.map(dump => tablesWith(dump, words)) }
}

const nothing = { postgres: [], objects: [[], []] }

async function writesToTwo(person: Person, word: string): Promise<string[]> {
  const offices = [await office(env), await office(env)]
  for (const { id, agent } of offices) {
    await fill({ env, id, agent, customer: person, word })
    await objectOf(id).settle()
  }
  return offices.map(({ id }) => id)
}

/** For two waits of the bound that a poll has here. */
const timeout = 45_000

test("whoever deletes their account is gone from every organization that they wrote to, and from Postgres altogether", {
  timeout,
}, async () => {
  const person = await signUp(env, "Tamarind")
  const ids = await writesToTwo(person, "Tamarind")
  const words = ["tamarind", person.userId]
  expect(await traces(words, ids)).not.toEqual(nothing)
  expect((await person.browser.post("/auth/delete-user", {})).status).toBe(200)
  await expect.poll(() => traces(words, ids)).toEqual(nothing)
})

test("so is a guest whom one of two organizations erases, once the other one does, too", { timeout }, async () => {
  const person = await guest(env)
  const [first, second] = [await office(env), await office(env)]
  for (const { id } of [first, second]) {
    await begin(person, id, "Papaya")
    await objectOf(id).settle()
  }
  const words = ["papaya", person.userId]
  const ids = [first.id, second.id]
  const erase = ({ id, owner }: typeof first) =>
    owner.browser.post(`/organizations/${id}/erasures`, { userId: person.userId })
  expect((await erase(first)).status).toBe(202)
  await expect.poll(() => traces(words, [first.id])).toMatchObject({ objects: [[]] })
  expect((await traces(words, ids)).postgres).toContain("user")
  expect((await erase(second)).status).toBe(202)
  await expect.poll(() => traces(words, ids)).toEqual(nothing)
})

test("what somebody did as staff is their organization's, and one of the staff is not erased there", async () => {
  const { id, owner, customer } = await office(env)
  const joan = await join(env, owner, id, "agent")
  const one = await begin(customer, id)
  expect((await joan.browser.post(`/conversations/${one}/messages`, { text: "At noon" })).status).toBe(201)
  expect((await owner.browser.post(`/organizations/${id}/erasures`, { userId: joan.userId })).status).toBe(403)
  expect((await joan.browser.post("/auth/delete-user", {})).status).toBe(200)
  const { body } = await customer.browser.get(`/conversations/${one}/messages`)
  expect(body.entries.at(-1)).toMatchObject({ author: { name: "Joan" }, body: { text: "At noon" } })
})

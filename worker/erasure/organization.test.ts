import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test"
import { env } from "cloudflare:workers"
import { eq } from "drizzle-orm"
import { expect, test } from "vitest"
import { database } from "../../drizzle/client.ts"
import { organization as organizations } from "../../drizzle/schema/auth.ts"
import { courierStub } from "../courier/courier-stub.ts"
import type { Organization } from "../org/organization.ts"
import { signUp } from "../test/people.ts"
import { begin, office } from "../test/talk.ts"
import { dumpObject, dumpPostgres, rowsWith, tablesWith } from "./dump.ts"
import { fill } from "./fill.ts"

const db = database(env)

/** An organization that has a row wherever it can have one, and another one beside it. */
async function full() {
  const { id, owner, agent } = await office(env)
  const conversations = await fill({ env, id, agent, customer: await signUp(env, "Quince"), word: "Quince" })
  const keep = (path: string, body: object) => owner.browser.post(`/organizations/${id}/${path}`, body)
  for (const [path, body] of Object.entries(kept)) expect((await keep(path, body)).status).toBe(201)
  const other = await office(env)
  await begin(other.customer, other.id, "Quince in another place")
  // An object that has thrown its memory away is another one for whoever still holds the first.
  const organization = () => env.ORGANIZATION.get(env.ORGANIZATION.idFromName(id))
  await organization().settle()
  await env.ORGANIZATION.get(env.ORGANIZATION.idFromName(other.id)).settle()
  const courier = courierStub(env, { id, region: "auto" })
  return { id, owner, agent, conversations, other, organization, courier, words: [id, ...conversations] }
}

const kept = {
  knowledge: { title: "Quince", text: "A fruit.", status: "published" },
  replies: { name: "Quince", text: "Hello" },
  macros: { name: "Quince", actions: [{ type: "resolve" }] },
  invitations: { email: "quince@example.com", role: "agent" },
}

test("of an organization that is deleted nothing is left, in its objects or in Postgres, and another one has all that it had", async () => {
  const { id, owner, agent, organization, courier, other, words, conversations } = await full()
  const before = rowsWith(await dumpPostgres(db), [other.id])
  expect(tablesWith(await dumpPostgres(db), words)).toEqual(
    expect.arrayContaining([
      "archive_checkpoints",
      "audit_events",
      "conversations",
      "desk_items",
      "knowledge_terms",
      "member",
    ]),
  )
  expect((await owner.browser.delete(`/organizations/${id}`)).status).toBe(204)
  await expect.poll(async () => tablesWith(await dumpPostgres(db), words)).toEqual([])
  await expect.poll(() => contents(organization())).toEqual({ "(beside the tables)": ['["dissolution","over"]'] })
  expect(await contents(courier)).toEqual({})
  // For a minute it turns away who was on their way when it happened.
  const viewer = { userId: agent.userId, name: "Ines", isGuest: false, role: "agent" as const }
  const asks = () => ask(organization(), organization => organization.conversation(viewer, conversations[0] ?? ""))
  expect(await asks()).toBe("This organization is gone")
  await runDurableObjectAlarm(organization())
  await expect.poll(asks).toMatchObject({ ok: true, value: null })
  expect(await contents(organization())).toEqual({})
  expect(tablesWith(await dumpPostgres(db), words)).toEqual([])
  expect(rowsWith(await dumpPostgres(db), [other.id])).toEqual(before)
})

test("should the Worker not live to say that it was deleted, the object finds out by itself", async () => {
  const { id, organization, words } = await full()
  await organization().dissolve("expected")
  await db.delete(organizations).where(eq(organizations.id, id))
  expect(tablesWith(await dumpPostgres(db), words)).toEqual(expect.arrayContaining(["conversations", "messages"]))
  await aMinuteLater(organization())
  await expect.poll(async () => tablesWith(await dumpPostgres(db), words)).toEqual([])
})

test("should it not be deleted after all, nothing has happened", async () => {
  const { organization, agent, conversations, id } = await full()
  const before = rowsWith(await dumpPostgres(db), [id])
  await organization().dissolve("expected")
  await aMinuteLater(organization())
  await organization().settle()
  expect(rowsWith(await dumpPostgres(db), [id])).toEqual(before)
  expect((await agent.browser.get(`/conversations/${conversations[0]}`)).status).toBe(200)
})

async function aMinuteLater(stub: DurableObjectStub): Promise<void> {
  await runInDurableObject(stub, (_organization, { storage }) => storage.kv.put("dissolution", String(Date.now())))
  expect(await runDurableObjectAlarm(stub)).toBe(true)
}

/** What an object answers, or why it does not. */
function ask<T>(
  stub: DurableObjectStub<Organization>,
  question: (organization: Organization) => T,
): Promise<T | string> {
  const asked = runInDurableObject(stub, organization => {
    try {
      return question(organization)
    } catch (error) {
      return error instanceof Error ? error.message : "something else"
    }
  })
  return asked.catch(() => "It is throwing its memory away")
}

/** Tables that have a row. A start makes empty ones, and says when it was. */
async function contents(stub: DurableObjectStub) {
  const { meta: _startedAt, ...tables } = await dumpObject(stub).catch(() => ({ meta: [], aborted: ["yes"] }))
  return Object.fromEntries(Object.entries(tables).filter(([, rows]) => rows.length > 0))
}

import { runInDurableObject } from "cloudflare:test"
import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import { database } from "../../drizzle/client.ts"
import { courierStub } from "../courier/courier-stub.ts"
import { assistantStub } from "../identity/assistant-stub.ts"
import { signUp } from "../test/people.ts"
import { done, office } from "../test/talk.ts"
import { dumpObject, dumpPostgres, rowsWith, tablesWith } from "./dump.ts"
import { fill } from "./fill.ts"

const db = database(env)

/** What is a person's own and not the organization's: it goes with their account. */
const theirOwn = ["account", "session", "user"]

test("of a person who is erased nothing is left, in the organization's objects or in Postgres, and nothing of others goes", async () => {
  const { id, owner, agent } = await office(env)
  const [marked, other] = [await signUp(env, "Zanzibar"), await signUp(env, "Bea")]
  const words = ["zanzibar", marked.userId]
  const ofOther = await fill({ env, id, agent, customer: other, word: "Bergamot" })
  const place = { id, region: "auto" as const }
  const objects = {
    organization: env.ORGANIZATION.get(env.ORGANIZATION.idFromName(id)),
    courier: courierStub(env, place),
  }
  const stays = async () => ({
    postgres: rowsWith(await dumpPostgres(db), ["bergamot", other.userId]),
    organization: rowsWith(await dumpObject(objects.organization), ["bergamot", other.userId]),
    courier: rowsWith(await dumpObject(objects.courier), ["bergamot", other.userId]),
  })
  await objects.organization.settle()
  const before = await stays()
  expect(Object.values(before).map(rows => rows.length > 0)).toEqual([true, true, true])

  const conversations = await fill({ env, id, agent, customer: marked, word: "Zanzibar" })
  await objects.organization.settle()
  const turn = assistantStub(env, { organizationId: id, region: "auto", conversationId: conversations[0] ?? "" })
  await runInDurableObject(turn, (_turn, { storage }) => storage.kv.put("turn", { phase: "writing", said: "Zanzibar" }))
  expect(tablesWith(await dumpPostgres(db), words)).toEqual([
    ...["account", "audit_events", "conversation_words", "conversations", "customer_attributes", "customer_notes"],
    ...[
      "customers",
      "mail_stops",
      "message_words",
      "messages",
      "notification_settings",
      "preferences",
      "session",
      "user",
    ],
  ])
  expect(tablesWith(await dumpObject(objects.organization), [...words, ...conversations])).toEqual([
    "conversation",
    "draft",
    "entry",
    "mailed",
    "mention",
    "timer",
  ])
  expect(tablesWith(await dumpObject(objects.courier), [...words, ...conversations])).toEqual(["done", "job"])

  expect(await owner.browser.post(`/organizations/${id}/erasures`, { userId: marked.userId })).toMatchObject(
    done(202, { by: { id: owner.userId }, doneAt: null }),
  )
  const standing = () => owner.browser.get(`/organizations/${id}/erasures`)
  await expect
    .poll(standing)
    .toMatchObject(done(200, { erasures: [{ conversations: conversations.length, doneAt: expect.any(Number) }] }))

  expect(tablesWith(await dumpPostgres(db), words)).toEqual(theirOwn)
  expect(tablesWith(await dumpObject(objects.organization), words)).toEqual([])
  expect(rowsWith(await dumpObject(objects.courier), words)).toEqual([])
  expect(await dumpObject(turn)).toEqual({})
  expect(await stays()).toEqual(before)
  for (const one of conversations) expect((await agent.browser.get(`/conversations/${one}`)).status).toBe(404)
  for (const one of ofOther) expect((await agent.browser.get(`/conversations/${one}`)).status).toBe(200)
})

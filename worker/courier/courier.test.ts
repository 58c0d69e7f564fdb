import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import { notificationDefaults } from "../../protocol/notification.ts"
import { begin, done, office, say } from "../test/talk.ts"
import { courierStub } from "./courier-stub.ts"

test("an organization tells its courier, and the courier those who are away and have asked for it", async () => {
  const { id, owner, agent, customer } = await office(env)
  const path = `/organizations/${id}/notifications`
  const settings = { ...notificationDefaults, mine: { sound: false, desktop: false, mail: true } }
  expect(await agent.browser.put(path, settings)).toMatchObject(done(200))
  const one = await begin(customer, id)
  await agent.browser.post(`/conversations/${one}/claim`)
  await say(customer, one, "Is anybody there?")
  const courier = courierStub(env, { id, region: "auto" })
  await expect.poll(() => courier.standing()).toEqual({ mailed: 1, pushed: 0, givenUp: 0, waiting: 0 })
  expect((await owner.browser.get(path)).body.courier).toMatchObject({ mailed: 1 })
})

test("with its organization gone a courier forgets everything", async () => {
  const { id, agent, customer } = await office(env)
  await agent.browser.put(`/organizations/${id}/notifications`, notificationDefaults)
  const one = await begin(customer, id)
  expect((await agent.browser.post(`/conversations/${one}/claim`)).status).toBe(200)
  const courier = courierStub(env, { id, region: "auto" })
  const notice = {
    to: "staff" as const,
    id: crypto.randomUUID(),
    concern: "mention" as const,
    conversationId: one,
    customerName: "Clara",
    by: { id: null, name: "Ben" },
    text: "Look",
    for: [agent.userId],
    here: [],
  }
  await courier.take([notice])
  await expect.poll(() => courier.standing()).toMatchObject({ mailed: 1 })
  await courier.dissolve()
  expect(await courier.standing()).toEqual({ mailed: 0, pushed: 0, givenUp: 0, waiting: 0 })
})

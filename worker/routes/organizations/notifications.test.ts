import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import { notificationDefaults } from "../../../protocol/notification.ts"
import { browser } from "../../courier/test/browser-keys.ts"
import { type Person, signIn } from "../../test/people.ts"
import { done, office, problem } from "../../test/talk.ts"

const pathOf = (id: string) => `/organizations/${id}/notifications`
const quiet = { sound: false, desktop: false, mail: false }

async function subscription(endpoint = "https://push.services.example.com/1") {
  return { endpoint, keys: (await browser()).subscription }
}

const devicesOf = async (person: Person, id: string) => (await person.browser.get(pathOf(id))).body.devices

test("each of the staff says for themselves what they want to hear of, in each organization", async () => {
  const [{ id, owner, agent }, other] = [await office(env), await office(env)]
  const settings = { ...notificationDefaults, waiting: quiet }
  expect(await agent.browser.get(pathOf(id))).toMatchObject(
    done(200, { settings: notificationDefaults, address: agent.email, devices: [], courier: null }),
  )
  expect(await agent.browser.put(pathOf(id), settings)).toMatchObject(done(200, { settings }))
  expect((await agent.browser.get(pathOf(id))).body.settings).toEqual(settings)
  expect((await owner.browser.get(pathOf(id))).body).toMatchObject({
    settings: notificationDefaults,
    courier: { mailed: 0, pushed: 0, givenUp: 0, waiting: 0 },
  })
  expect((await other.agent.browser.get(pathOf(other.id))).body.settings).toEqual(notificationDefaults)
})

test("settings that are none are refused, and the old ones stay", async () => {
  const { id, agent } = await office(env)
  await agent.browser.put(pathOf(id), { ...notificationDefaults, mine: quiet })
  for (const wrong of [{}, { ...notificationDefaults, mine: { sound: "loud" } }, { ...notificationDefaults, more: 1 }])
    expect(await agent.browser.put(pathOf(id), wrong)).toMatchObject(problem("bad_request", 400))
  expect((await agent.browser.get(pathOf(id))).body.settings.mine).toEqual(quiet)
})

test("a browser is notified as long as somebody is signed in there, and each browser once", async () => {
  const { id, agent } = await office(env)
  const phone = await signIn(env, agent)
  const address = `${pathOf(id)}/devices`
  const subscribed = await agent.browser.post(address, await subscription())
  expect(subscribed).toMatchObject(done(201, { isThis: true, name: "A browser" }))
  await agent.browser.post(address, await subscription("https://push.services.example.com/2"))
  await phone.browser.post(address, await subscription())
  expect(await devicesOf(agent, id)).toMatchObject([{ isThis: false }, { isThis: true, id: subscribed.body.id }])
  await phone.browser.post("/auth/sign-out", {})
  expect(await devicesOf(agent, id)).toMatchObject([{ id: subscribed.body.id }])
  expect((await agent.browser.delete(`${address}/${subscribed.body.id}`)).status).toBe(204)
  expect(await devicesOf(agent, id)).toEqual([])
})

test("nobody takes a device from somebody else", async () => {
  const { id, owner, agent } = await office(env)
  const { body } = await agent.browser.post(`${pathOf(id)}/devices`, await subscription())
  expect(await owner.browser.delete(`${pathOf(id)}/devices/${body.id}`)).toMatchObject(problem("not_found", 404))
  expect(await devicesOf(agent, id)).toHaveLength(1)
  expect(await devicesOf(owner, id)).toEqual([])
})

test("nothing but a public push service can be subscribed", async () => {
  const { id, agent } = await office(env)
  for (const endpoint of ["https://127.0.0.1/1", "http://push.services.example.com/1", "https://box.local/1"])
    expect(await agent.browser.post(`${pathOf(id)}/devices`, await subscription(endpoint))).toMatchObject(
      problem("bad_url", 422),
    )
  const { keys } = await subscription()
  const wrong = { endpoint: "https://push.services.example.com/1", keys: { ...keys, auth: "short" } }
  expect(await agent.browser.post(`${pathOf(id)}/devices`, wrong)).toMatchObject(problem("bad_request", 400))
  expect(await devicesOf(agent, id)).toEqual([])
})

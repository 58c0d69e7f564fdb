import { env } from "cloudflare:workers"
import { afterEach, expect, test, vi } from "vitest"
import { type AssistantSettings, assistantDefaults } from "../../../protocol/assistant.ts"
import { limits } from "../../../protocol/limits.ts"
import { presentedAssistant } from "../../assistant/presented-assistant.ts"
import app from "../../index.ts"
import { Browser } from "../../test/browser.ts"
import { modelServer } from "../../test/model-server.ts"
import type { Person } from "../../test/people.ts"
import { begin, done, office, problem, say } from "../../test/talk.ts"

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

const dogs = { title: "Dogs", text: "Dogs travel free on a leash. Cats need a box.", status: "published" }
const answers = {
  text: expect.stringContaining("free on a leash"),
  citations: [{ number: 1, title: "Dogs", url: null }],
}

/** An organization that has written something down. */
async function kennel() {
  const people = await office(env)
  const { id, owner, agent } = people
  expect(await agent.browser.post(`/organizations/${id}/knowledge`, dogs)).toMatchObject({ status: 201 })
  const set = (settings: Partial<AssistantSettings>, person: Person = owner) =>
    person.browser.request("PUT", `/organizations/${id}/assistant`, { ...assistantDefaults, ...settings })
  const spent = async (): Promise<number> =>
    (await agent.browser.get(`/organizations/${id}/assistant`)).body.spent.tokens
  const tries = (text: string, more: object = {}, person = agent.browser) =>
    person.post(`/organizations/${id}/assistant/trial`, { transcript: [{ role: "customer", text }], ...more })
  return { ...people, set, spent, tries }
}

test("the assistant is off until an owner or admin sets it; staff see how, what answers, and what it has cost", async () => {
  // It stays the same month.
  vi.useFakeTimers({ toFake: ["Date"] })
  const { id, agent, set } = await kennel()
  const show = () => agent.browser.get(`/organizations/${id}/assistant`)
  const spent = { month: new Date().toISOString().slice(0, 7), tokens: 0 }
  const model = { name: "extractive", isLanguageModel: false }
  expect(await show()).toMatchObject(done(200, { settings: assistantDefaults, model, spent }))
  expect(await set({ on: true }, agent)).toMatchObject(problem("forbidden", 403))
  const settings = { ...assistantDefaults, on: true, name: "Nori", tone: "formal" as const }
  expect(await set(settings)).toMatchObject(done(200, { settings, model, spent }))
  expect((await show()).body.settings).toEqual(settings)
  expect(await set({ name: "" })).toMatchObject(problem("bad_request", 400))
  expect(await set({ caps: { ...settings.caps, conversationTokens: -1 } })).toMatchObject(problem("bad_request", 400))
  expect((await show()).body.settings).toEqual(settings)
})

test("of two admins who set it at once the second is told, and nothing of theirs is half taken", async () => {
  const { id, owner, agent, set } = await kennel()
  const show = async () => (await agent.browser.get(`/organizations/${id}/assistant`)).body
  const put = (settings: object, revision?: string | null) =>
    owner.browser.request("PUT", `/organizations/${id}/assistant`, { ...assistantDefaults, ...settings, revision })
  expect(await show()).toMatchObject({ settings: assistantDefaults, revision: null })
  const first = await put({ on: true, name: "Nori" }, null)
  expect(first).toMatchObject(done(200, { settings: { ...assistantDefaults, on: true, name: "Nori" } }))
  expect(await put({ on: true, name: "Nemo" }, null)).toMatchObject(problem("stale", 409))
  expect(await show()).toEqual(first.body)
  // What is so already is refused to nobody, and a script that names no revision says what it wants.
  expect(await put({ on: true, name: "Nori" }, null)).toMatchObject(done(200, first.body))
  expect(await put({ on: true, name: "Nemo" }, first.body.revision)).toMatchObject({ status: 200 })
  expect(await set({ on: true, name: "Nilo" })).toMatchObject({ status: 200 })
  const log = await owner.browser.get(`/organizations/${id}/audit?action=assistant.changed`)
  const now = await show()
  expect([now.settings.name, new Set([first.body.revision, now.revision, null]).size]).toEqual(["Nilo", 3])
  expect(log.body.events.map(({ details }: { details: string[] }) => details)).toEqual([
    ["name"],
    ["name"],
    ["on", "name"],
  ])
})

test("anybody at the door is told who answers besides people, by name, and nothing else of how it is set", async () => {
  const { id, owner, customer, set } = await kennel()
  const atDoor = async (browser = new Browser(env)) => (await browser.get(`/organizations/${id}`)).body.assistant
  expect(await atDoor()).toBeNull()
  await set({ on: true, name: "Nori", instructions: "Our margin is a secret." })
  for (const browser of [undefined, owner.browser, customer.browser])
    expect(await atDoor(browser)).toEqual({ name: "Nori" })
  await set({ on: false, name: "Nori" })
  expect(await atDoor()).toBeNull()
})

test("strangers at the door, however many, cost the organization's object one call in a while", async () => {
  const { id, set } = await kennel()
  await set({ on: true, name: "Nori" })
  const asked: string[] = []
  const counting = new Browser(watched(name => asked.push(name)))
  for (let knock = 0; knock < 10; knock += 1) await counting.get(`/organizations/${id}`)
  expect(asked).toEqual([id])
  const clock = vi.spyOn(Date, "now").mockReturnValue(Date.now() + limits.doorKeptMs)
  const organization = { id, region: "auto" as const }
  const atOnce = [1, 2, 3].map(() =>
    presentedAssistant(
      watched(name => asked.push(name)),
      organization,
    ),
  )
  expect(await Promise.all(atOnce)).toEqual([{ name: "Nori" }, { name: "Nori" }, { name: "Nori" }])
  expect(asked).toEqual([id, id])
  clock.mockRestore()
})

test("a door opens without its assistant when the organization's object is away", async () => {
  const { id, set } = await kennel()
  await set({ on: true })
  const logged = vi.spyOn(console, "error").mockImplementation(() => {})
  const gone = new Browser(
    watched(() => {
      throw new Error("The object is being moved")
    }),
  )
  expect(await gone.get(`/organizations/${id}`)).toMatchObject(done(200, { id, assistant: null }))
  expect(logged).toHaveBeenCalledOnce()
})

/** The same service, which says each time an organization's object is asked for by name. */
function watched(asked: (name: string) => void): typeof env {
  const ORGANIZATION = new Proxy(env.ORGANIZATION, {
    get(organizations, property) {
      if (property !== "idFromName") return Reflect.get(organizations, property).bind(organizations)
      return (name: string) => {
        asked(name)
        return organizations.idFromName(name)
      }
    },
  })
  return { ...env, ORGANIZATION }
}

test("a trial answers as a customer would be answered, under settings that nobody has saved, and leaves nothing but its cost", async () => {
  const { id, agent, spent, tries } = await kennel()
  const answered = await tries("May dogs travel along?")
  expect(answered).toMatchObject(done(200, { ...answers, handOver: null, trace: { model: "extractive" } }))
  expect(answered.body.trace.sources).toMatchObject([{ number: 1, title: "Dogs" }])
  expect(await spent()).toBe(answered.body.trace.tokens)
  expect(await tries("Do you sponsor choirs?")).toMatchObject(
    done(200, { handOver: { cause: "model", reason: expect.any(String), summary: expect.stringContaining("choirs") } }),
  )
  const settings = { ...assistantDefaults, handOver: { ...assistantDefaults.handOver, keywords: ["leash"] } }
  const before = await spent()
  expect(await tries("About the leash", { settings })).toMatchObject(done(200, { handOver: { cause: "words" } }))
  expect(await spent()).toBe(before)
  expect((await agent.browser.get(`/organizations/${id}/assistant`)).body.settings).toEqual(assistantDefaults)
  expect((await agent.browser.get(`/conversations?organizationId=${id}`)).body.conversations).toEqual([])
  const reply = { transcript: [{ role: "assistant", text: "Hello" }] }
  expect(await agent.browser.post(`/organizations/${id}/assistant/trial`, reply)).toMatchObject(
    problem("bad_request", 400),
  )
})

test("staff have a reply drafted from what is written down; it is sent to nobody", async () => {
  const { id, agent, customer, spent } = await kennel()
  const one = await begin(customer, id, "May dogs travel along?")
  const drafted = await agent.browser.post(`/conversations/${one}/suggestion`)
  expect(drafted).toMatchObject(done(200, answers))
  expect(drafted.body.text).not.toContain("automatic assistant")
  expect(await spent()).toBe(drafted.body.tokens)
  await say(agent, one, "Let me look.")
  // What the customer said last is what a reply is for, whoever spoke after.
  expect(await agent.browser.post(`/conversations/${one}/suggestion`)).toMatchObject(done(200, answers))
  const { entries } = (await agent.browser.get(`/conversations/${one}/messages`)).body
  expect(entries.map(({ body }: { body: { type: string } }) => body.type)).toEqual([
    "opened",
    "message",
    "claimed",
    "message",
  ])
})

test("without a language model a summary says what was asked and tried, and costs nothing", async () => {
  const { id, agent, customer, spent } = await kennel()
  const one = await begin(customer, id, "May dogs travel along?")
  expect(await agent.browser.post(`/conversations/${one}/summary`)).toMatchObject(
    done(200, { text: expect.stringContaining("May dogs travel along?"), tokens: 0 }),
  )
  expect(await spent()).toBe(0)
})

test("a language model drafts and sums up, and reads nothing but what the customer may see", async () => {
  const { id, agent, customer, spent } = await kennel()
  const one = await begin(customer, id, "May dogs travel along?")
  await say(agent, one, "A difficult customer", { kind: "note" })
  const server = modelServer(() => ({ text: "They may, free [1]. Or not [7].", tokens: [50, 8] }))
  const there = agent.browser.through({ ...env, ASSISTANT_MODEL: server.setting })
  const drafted = await there.post(`/conversations/${one}/suggestion`)
  // A source that there is not is cited by nobody.
  expect(drafted).toMatchObject(done(200, { text: "They may, free [1]. Or not .", tokens: 58 }))
  const summed = await there.post(`/conversations/${one}/summary`)
  expect(summed).toMatchObject(done(200, { text: "They may, free [1]. Or not [7].", tokens: 58 }))
  expect(await spent()).toBe(116)
  const asked = JSON.stringify(server.asked)
  expect(asked).toContain("May dogs travel along?")
  expect(asked).toContain("free on a leash")
  for (const secret of ["A difficult customer", agent.userId, customer.userId, one, "Clara"])
    expect(asked).not.toContain(secret)
})

test("a model that fails is a refusal in words, and what it read is paid for", async () => {
  const { id, agent, customer, spent, tries } = await kennel()
  const one = await begin(customer, id, "May dogs travel along?")
  const server = modelServer(() => new Response("no", { status: 402 }))
  const there = agent.browser.through({ ...env, ASSISTANT_MODEL: server.setting })
  const failed = problem("assistant_failed", 502, {
    detail: "The model's quota is used up, or too much is asked of it.",
  })
  expect(await there.post(`/conversations/${one}/suggestion`)).toMatchObject(failed)
  expect(await there.post(`/conversations/${one}/summary`)).toMatchObject(failed)
  expect(await tries("May dogs travel along?", {}, there)).toMatchObject(failed)
  expect(await spent()).toBeGreaterThan(0)
  const wrong = agent.browser.through({ ...env, ASSISTANT_MODEL: "no such thing" })
  for (const path of [`/conversations/${one}/suggestion`, `/conversations/${one}/summary`])
    expect(await wrong.post(path)).toMatchObject(problem("assistant_failed", 502, { detail: expect.any(String) }))
})

test("where what is left does not pay it, nothing is asked of a model", async () => {
  const { id, agent, customer, set, tries } = await kennel()
  const one = await begin(customer, id, "May dogs travel along?")
  const server = modelServer(() => ({ text: "Yes", tokens: [1, 1] }))
  const there = agent.browser.through({ ...env, ASSISTANT_MODEL: server.setting })
  expect((await there.post(`/conversations/${one}/suggestion`)).status).toBe(200)
  const asked = server.asked.length
  const leave = (tokens: number) => set({ caps: { ...assistantDefaults.caps, organizationTokensPerMonth: tokens } })
  const capped = problem("spending_cap_reached", 409)
  await leave(500)
  expect(await there.post(`/conversations/${one}/summary`)).toMatchObject(capped)
  await leave(2_500)
  expect(await there.post(`/conversations/${one}/suggestion`)).toMatchObject(capped)
  await leave(4_000)
  expect(await tries("May dogs travel along?", {}, there)).toMatchObject(capped)
  expect(server.asked).toHaveLength(asked)
  expect((await there.post(`/conversations/${one}/summary`)).status).toBe(200)
})

test("what one piece of work may spend is promised to no other that goes on beside it", async () => {
  const { id, agent, customer, set } = await kennel()
  await set({ caps: { ...assistantDefaults.caps, organizationTokensPerMonth: 5_000 } })
  const one = await begin(customer, id, "May dogs travel along?")
  const path = `/conversations/${one}/suggestion`
  const server = modelServer(() => "never")
  const leaving = new AbortController()
  const request = app.request(
    `${env.PUBLIC_ORIGIN}/api${path}`,
    { method: "POST", headers: { Cookie: agent.browser.cookie }, signal: leaving.signal },
    { ...env, ASSISTANT_MODEL: server.setting },
  )
  await server.isAsked()
  expect(await agent.browser.post(path)).toMatchObject(problem("spending_cap_reached", 409))
  leaving.abort()
  await request
  expect((await agent.browser.post(path)).status).toBe(200)
})

test("work for staff sets aside what it can cost, and leaves the rest to others", async () => {
  const { id, agent, customer, set } = await kennel()
  await set({ caps: { ...assistantDefaults.caps, organizationTokensPerMonth: 20_000 } })
  const one = await begin(customer, id, "May dogs travel along?")
  const server = modelServer(() => "never")
  const leaving = new AbortController()
  const request = app.request(
    `${env.PUBLIC_ORIGIN}/api/conversations/${one}/suggestion`,
    { method: "POST", headers: { Cookie: agent.browser.cookie }, signal: leaving.signal },
    { ...env, ASSISTANT_MODEL: server.setting },
  )
  await server.isAsked()
  expect((await agent.browser.post(`/conversations/${one}/suggestion`)).status).toBe(200)
  expect((await agent.browser.post(`/conversations/${one}/summary`)).status).toBe(200)
  leaving.abort()
  await request
})

test("who does not wait for a draft ends the model's work", async () => {
  const { id, agent, customer, spent } = await kennel()
  const one = await begin(customer, id, "May dogs travel along?")
  const server = modelServer(() => "never")
  const leaving = new AbortController()
  const request = app.request(
    `${env.PUBLIC_ORIGIN}/api/conversations/${one}/suggestion`,
    { method: "POST", headers: { Cookie: agent.browser.cookie }, signal: leaving.signal },
    { ...env, ASSISTANT_MODEL: server.setting },
  )
  await server.isAsked()
  leaving.abort()
  expect((await request).status).toBe(502)
  expect(server.aborted()).toBe(1)
  expect(await spent()).toBeGreaterThan(0)
})

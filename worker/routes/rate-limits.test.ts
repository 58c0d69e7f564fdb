import { env } from "cloudflare:workers"
import { afterEach, expect, test, vi } from "vitest"
import { limits } from "../../protocol/limits.ts"
import type { Role, Viewer } from "../../protocol/person.ts"
import { identityLimits } from "../identity/identity-limits.ts"
import { organizationStub } from "../identity/stub.ts"
import { type Answer, Browser } from "../test/browser.ts"
import { found, guest, type Person, password, signUp } from "../test/people.ts"
import { begin, nowhere, office, problem, say } from "../test/talk.ts"

const windowSeconds = limits.rateWindowSeconds
const { operationsBurst, readsBurst } = limits

/** The organizations' clock stands, so that nothing comes back while requests are on their way. */
const stopTheClock = () => void vi.spyOn(Date, "now").mockReturnValue(Date.now())
afterEach(() => void vi.restoreAllMocks())

/** An item of a structured field, by its name. */
function item(answer: Answer, field: string, name: string): Record<string, number> | null {
  const found = (answer.headers.get(field) ?? "").split(", ").find(one => one.startsWith(`"${name}";`))
  if (found === undefined) return null
  const pairs = found.split(";").slice(1)
  return Object.fromEntries(pairs.map(pair => [pair.split("=")[0] ?? "", Number(pair.split("=")[1])]))
}

/** Uses up a person's reads in an organization, as fast as its object answers. */
async function readAll(person: Person, organizationId: string, role: Role | null): Promise<void> {
  const viewer: Viewer = { userId: person.userId, name: person.name, isGuest: false, role }
  const stub = organizationStub(env, { id: organizationId, region: "auto" })
  for (;;) if (!(await stub.conversation(viewer, nowhere)).ok) return
}

const isPause = (answer: Answer): void => {
  expect(answer).toMatchObject(problem("rate_limited", 429))
  expect(answer.headers.get("Retry-After")).toMatch(/^[1-9]\d*$/)
}

test("an answer tells what is left of every quota it was counted against", async () => {
  const { id, customer, agent } = await office(env)
  stopTheClock()
  const one = await begin(customer, id)
  const said = await say(customer, one, "Hello?")
  expect(item(said, "RateLimit-Policy", "operations")).toEqual({ q: operationsBurst.customer, w: windowSeconds })
  expect(item(said, "RateLimit-Policy", "reads")).toEqual({ q: readsBurst.customer, w: windowSeconds })
  expect(item(said, "RateLimit", "operations")).toEqual({ r: operationsBurst.customer - 2, t: 1 })
  expect(item(said, "RateLimit", "reads")).toEqual({ r: readsBurst.customer - 1, t: 1 })
  let left: number = readsBurst.staff
  for (const path of [
    `/conversations/${one}`,
    `/conversations/${one}/messages`,
    `/conversations?organizationId=${id}`,
  ]) {
    const read = await agent.browser.get(path)
    expect(read.headers.get("RateLimit-Policy")).toBe(`"reads";q=${readsBurst.staff};w=${windowSeconds}`)
    left -= 1
    expect(read.headers.get("RateLimit")).toBe(`"reads";r=${left};t=1`)
  }
  const list = await agent.browser.get(`/helpdesk/escalations?organizationId=${id}`)
  expect(item(list, "RateLimit", "reads")).toEqual({ r: left - 1, t: 1 })
})

test("who reads too much waits, on every route that reaches the organization, and others do not", async () => {
  const { id, customer, agent, owner } = await office(env)
  stopTheClock()
  const one = await begin(customer, id)
  await readAll(customer, id, null)
  const reads = [`/conversations/${one}`, `/conversations/${one}/messages`, `/conversations?organizationId=${id}`]
  for (const path of reads) isPause(await customer.browser.get(path))
  const refused = await say(customer, one, "Hello?")
  isPause(refused)
  expect(item(refused, "RateLimit", "reads")).toEqual({ r: 0, t: windowSeconds })
  await readAll(owner, id, "owner")
  isPause(await owner.browser.get(`/helpdesk/escalations?organizationId=${id}`))
  isPause(await customer.browser.request("GET", `/organizations/${id}/socket`, undefined, { Upgrade: "websocket" }))
  for (const path of reads) expect((await agent.browser.get(path)).status).toBe(200)
})

test("a customer writes exactly as often as the burst says, over REST and at once", async () => {
  const { id, customer } = await office(env)
  stopTheClock()
  const one = await begin(customer, id)
  const answers = await Promise.all(
    Array.from({ length: operationsBurst.customer + 5 }, (_, n) => say(customer, one, `${n}`)),
  )
  const pauses = answers.filter(({ status }) => status !== 201)
  expect(pauses).toHaveLength(6)
  for (const pause of pauses) {
    isPause(pause)
    expect(item(pause, "RateLimit", "operations")).toEqual({ r: 0, t: windowSeconds })
    expect(pause.headers.get("Retry-After")).toBe("1")
  }
})

test("who takes along what is kept of them reads as a customer, and takes nothing from what staff may read", async () => {
  const { id, customer } = await office(env)
  stopTheClock()
  await begin(customer, id)
  const own = await customer.browser.get("/me/export")
  expect(item(own, "RateLimit-Policy", "reads")).toEqual({ q: readsBurst.customer, w: windowSeconds })
  expect(item(own, "RateLimit", "reads")).toEqual({ r: readsBurst.customer - 1, t: 1 })
  await readAll(customer, id, null)
  isPause(await customer.browser.get("/me/export"))
})

test("an organization that does not know a person says nothing of quotas", async () => {
  const { id, customer, agent } = await office(env)
  const one = await begin(customer, id)
  const stranger = (await office(env)).agent
  for (const path of [`/conversations/${one}`, `/conversations/${nowhere}`]) {
    const answer = await stranger.browser.get(path)
    expect(answer).toMatchObject(problem("not_found", 404))
    expect(answer.headers.get("RateLimit")).toBeNull()
  }
  expect((await agent.browser.get(`/conversations/${one}`)).headers.get("RateLimit")).not.toBeNull()
})

test("every route that is counted is described so", async () => {
  const { paths } = (await new Browser(env).get("/openapi.json")).body
  const counted = Object.entries<Record<string, Described>>(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, { responses }]) => Object.values(responses).every(({ headers = {} }) => "RateLimit" in headers))
      .map(([method]) => `${method} ${path}`),
  )
  expect(counted.toSorted()).toEqual([
    "delete /api/chat/{id}/stream",
    "delete /api/conversations/{id}/draft",
    "delete /api/conversations/{id}/escalation",
    "delete /api/conversations/{id}/messages/{entryId}",
    "delete /api/conversations/{id}/resolution",
    "delete /api/conversations/{id}/scheduled-messages/{scheduledId}",
    "delete /api/conversations/{id}/snooze",
    "delete /api/organizations/{id}/customers/{customerId}/notes/{noteId}",
    "delete /api/organizations/{id}/knowledge/{entryId}",
    "delete /api/organizations/{id}/macros/{itemId}",
    "delete /api/organizations/{id}/notifications/devices/{deviceId}",
    "delete /api/organizations/{id}/replies/{itemId}",
    "delete /api/organizations/{id}/views/{itemId}",
    "get /api/chat/{id}/stream",
    "get /api/conversations",
    "get /api/conversations/{id}",
    "get /api/conversations/{id}/draft",
    "get /api/conversations/{id}/messages",
    "get /api/helpdesk/escalations",
    "get /api/me/export",
    "get /api/organizations/{id}/assistant",
    "get /api/organizations/{id}/audit",
    "get /api/organizations/{id}/audit.csv",
    "get /api/organizations/{id}/conversations/ids",
    "get /api/organizations/{id}/customers/{customerId}/export",
    "get /api/organizations/{id}/desk",
    "get /api/organizations/{id}/erasures",
    "get /api/organizations/{id}/reports",
    "get /api/organizations/{id}/reports.csv",
    "get /api/organizations/{id}/search",
    "get /api/organizations/{id}/team",
    "get /api/organizations/{id}/views/counts",
    "patch /api/conversations/{id}/labels",
    "patch /api/conversations/{id}/messages/{entryId}",
    "patch /api/organizations/{id}/customers/{customerId}",
    "patch /api/organizations/{id}/customers/{customerId}/notes/{noteId}",
    "patch /api/organizations/{id}/knowledge/{entryId}",
    "patch /api/organizations/{id}/macros/{itemId}",
    "patch /api/organizations/{id}/replies/{itemId}",
    "patch /api/organizations/{id}/views/{itemId}",
    "post /api/chat",
    "post /api/conversations",
    "post /api/conversations/{id}/answers/{answerId}/rating",
    "post /api/conversations/{id}/answers/{answerId}/regeneration",
    "post /api/conversations/{id}/answers/{answerId}/stop",
    "post /api/conversations/{id}/assignment",
    "post /api/conversations/{id}/claim",
    "post /api/conversations/{id}/escalation",
    "post /api/conversations/{id}/macro-runs",
    "post /api/conversations/{id}/merge",
    "post /api/conversations/{id}/messages",
    "post /api/conversations/{id}/release",
    "post /api/conversations/{id}/resolution",
    "post /api/conversations/{id}/scheduled-messages",
    "post /api/conversations/{id}/suggestion",
    "post /api/conversations/{id}/summary",
    "post /api/organizations/{id}/assistant/trial",
    "post /api/organizations/{id}/conversations/bulk",
    "post /api/organizations/{id}/customers/{customerId}/notes",
    "post /api/organizations/{id}/erasures",
    "post /api/organizations/{id}/knowledge",
    "post /api/organizations/{id}/knowledge/imports",
    "post /api/organizations/{id}/macros",
    "post /api/organizations/{id}/notifications/devices",
    "post /api/organizations/{id}/replies",
    "post /api/organizations/{id}/views",
    "post /api/returns",
    "put /api/conversations/{id}/draft",
    "put /api/conversations/{id}/email",
    "put /api/conversations/{id}/priority",
    "put /api/conversations/{id}/score",
    "put /api/conversations/{id}/snooze",
    "put /api/organizations/{id}/assistant",
    "put /api/organizations/{id}/availability",
    "put /api/organizations/{id}/desk",
    "put /api/organizations/{id}/notifications",
    "put /api/organizations/{id}/preferences",
  ])
})

interface Described {
  responses: Record<string, { headers?: object }>
}

const https = { ...env, PUBLIC_ORIGIN: "https://chat.example.com" }
const { customRules } = identityLimits.requests

/** Attempts from one address, all at the same moment; how many were let through, and the pauses. */
async function rush(address: string, count: number, act: (browser: Browser) => Promise<Answer>) {
  const answers = await Promise.all(
    Array.from({ length: count }, () => act(new Browser(https, { "CF-Connecting-IP": address }))),
  )
  const pauses = answers.filter(({ status }) => status === 429)
  return { through: count - pauses.length, pauses }
}

test.each([
  ["/sign-in/email", { email: "ada@example.com", password: "a wrong password" }, customRules["/sign-in/email"].max],
  ["/sign-up/email", { name: "Ada", email: "no address", password }, customRules["/sign-up/email"].max],
  ["/change-password", { currentPassword: password, newPassword: password }, customRules["/change-password"].max],
  ["/sign-in/anonymous", {}, customRules["/sign-in/anonymous"].max],
])("over https %s is counted exactly, however many come at once", async (path, body, max) => {
  const address = `198.51.100.${10 + path.length}`
  const { through, pauses } = await rush(address, max + 5, browser => browser.post(`/auth${path}`, body))
  expect(through).toBe(max)
  for (const pause of pauses) {
    isPause(pause)
    const seconds = Number(pause.headers.get("Retry-After"))
    expect(item(pause, "RateLimit-Policy", "accounts")).toEqual({ q: max, w: 60 })
    expect(item(pause, "RateLimit", "accounts")).toEqual({ r: 0, t: seconds })
    expect(seconds).toBeLessThanOrEqual(60)
  }
  const elsewhere = await rush("203.0.113.9", 1, browser => browser.post(`/auth${path}`, body))
  expect(elsewhere.pauses).toEqual([])
})

test("on one machine, where everybody shares an address, accounts are not counted", async () => {
  const { max } = customRules["/sign-in/email"]
  const browser = new Browser(env)
  for (let n = 0; n <= max; n += 1) {
    const answer = await browser.post("/auth/sign-in/email", { email: "nobody@example.com", password })
    expect(answer.status).toBe(401)
  }
  expect((await guest(env)).name).toMatch(/^Guest/)
  expect((await found(await signUp(env))).slug).toMatch(/^org-/)
})

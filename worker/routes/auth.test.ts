import { env as configured } from "cloudflare:workers"
import { expect, test } from "vitest"
import { database } from "../../drizzle/client.ts"
import { rememberCustomer } from "../identity/customers.ts"
import { Browser } from "../test/browser.ts"
import { found, guest, join, password, signIn, signUp } from "../test/people.ts"
import { recordedOrganizations } from "../test/recorded-organizations.ts"

const { env, calls, breakDown } = recordedOrganizations(configured)

const problem = (code: string, status: number, more: object = {}) => ({
  status,
  body: { type: `urn:parley:problem:${code}`, status, code, title: expect.any(String), ...more },
})

test("somebody signs up, signs out, and signs in again", async () => {
  const ada = await signUp(env)
  expect(await ada.browser.get("/auth/get-session")).toMatchObject({
    status: 200,
    body: { user: { id: ada.userId, isAnonymous: false } },
  })
  expect((await ada.browser.post("/auth/sign-out")).status).toBe(200)
  expect((await ada.browser.get("/auth/get-session")).body).toBeNull()
  await signIn(env, ada)
})

test("what is wrong with an account is said with a code", async () => {
  const ada = await signUp(env)
  const stranger = new Browser(env)
  const signUpAs = (body: object) =>
    stranger.post("/auth/sign-up/email", { name: "Ada", email: "new@example.com", password, ...body })
  expect(await signUpAs({ password: "too short" })).toMatchObject(problem("bad_request", 400))
  expect(await signUpAs({ email: "not an address" })).toMatchObject(problem("bad_request", 400))
  expect(await signUpAs({ name: " " })).toMatchObject(problem("bad_text", 422, { detail: "Write something first." }))
  for (const name of ["A\0", "\u200b", "Ada\nOwner", "Ada\u001b[2J", "\u202eadA"])
    expect(await signUpAs({ name })).toMatchObject(problem("bad_text", 422))
  expect(await ada.browser.post("/auth/update-user", { image: "A\0" })).toMatchObject(problem("bad_text", 422))
  expect(await ada.browser.post("/auth/revoke-session", { token: "A\0" })).toMatchObject(problem("bad_text", 422))
  expect(await signUpAs({ email: ada.email })).toMatchObject(problem("already_exists", 409))
  expect(await stranger.post("/auth/sign-in/email", { email: ada.email, password: "a wrong password" })).toMatchObject(
    problem("bad_credentials", 401),
  )
  expect(
    await stranger.post("/auth/change-password", { currentPassword: password, newPassword: password }),
  ).toMatchObject(problem("unauthenticated", 401))
  expect(await stranger.get("/auth/no-such-thing")).toMatchObject(problem("not_found", 404))
  expect(await stranger.post("/auth/organization/list")).toMatchObject(problem("not_found", 404))
  expect(await stranger.request("PUT", "/auth/get-session")).toMatchObject(problem("method_not_allowed", 405))
})

test("another site cannot act with somebody's cookies", async () => {
  const elsewhere = new Browser(env, { Origin: "https://evil.example" })
  expect(await elsewhere.post("/auth/sign-in/anonymous")).toMatchObject(problem("bad_origin", 403))
})

test("a body that is too large or not JSON is refused", async () => {
  const browser = new Browser(env)
  expect(await browser.post("/auth/sign-up/email", { name: "x".repeat(70_000) })).toMatchObject(
    problem("too_large", 413),
  )
  expect(await new Browser(env, { "Content-Type": "text/plain" }).post("/auth/sign-up/email", {})).toMatchObject(
    problem("bad_request", 400),
  )
})

test("guessing passwords ends in a pause", async () => {
  const https = { ...env, PUBLIC_ORIGIN: "https://chat.example.com" }
  const guesser = new Browser(https, { "CF-Connecting-IP": "198.51.100.7" })
  const guess = () => guesser.post("/auth/sign-in/email", { email: "ada@example.com", password: "a wrong password" })
  for (let attempt = 0; attempt < 10; attempt += 1) expect((await guess()).status).toBe(401)
  const paused = await guess()
  expect(paused).toMatchObject(problem("rate_limited", 429))
  expect(Number(paused.headers.get("Retry-After"))).toBeGreaterThan(0)
})

test("a guest is somebody with a name, and keeps their conversations when they sign up", async () => {
  const owner = await signUp(env)
  const organization = await found(owner)
  const visitor = await guest(env)
  expect(visitor.name).toMatch(/^Guest [0-9A-F]{4}$/)
  await rememberCustomer(database(env), { organizationId: organization.id, userId: visitor.userId })
  calls.length = 0
  const ada = await signUp(env, "Ada", visitor.browser)
  expect(calls).toEqual([
    {
      organizationId: organization.id,
      method: "transferCustomer",
      input: { fromUserId: visitor.userId, to: { userId: ada.userId, name: "Ada" } },
    },
    {
      organizationId: organization.id,
      method: "endSessions",
      input: { userId: visitor.userId, sessionIds: [expect.any(String)] },
    },
  ])
  expect((await ada.browser.get("/organizations")).body.organizations).toMatchObject([
    { id: organization.id, relation: "customer", role: null },
  ])
})

test("a guest whose conversations cannot be moved stays that guest, and moves at the next try", async () => {
  const owner = await signUp(env)
  const organization = await found(owner)
  const visitor = await guest(env)
  await rememberCustomer(database(env), { organizationId: organization.id, userId: visitor.userId })
  breakDown(new Error("object is overloaded"))
  const email = `ada-${crypto.randomUUID()}@example.com`
  expect(await visitor.browser.post("/auth/sign-up/email", { name: "Ada", email, password })).toMatchObject(
    problem("unavailable", 503, { detail: expect.stringContaining("Sign in again") }),
  )
  expect((await visitor.browser.get("/auth/get-session")).body.user.id).toBe(visitor.userId)
  breakDown(null)
  calls.length = 0
  expect((await visitor.browser.post("/auth/sign-in/email", { email, password })).status).toBe(200)
  expect(calls.map(call => call.method)).toEqual(["transferCustomer", "endSessions"])
})

test("ending a session in any way closes its live sockets, and no others", async () => {
  const owner = await signUp(env)
  const organization = await found(owner)
  const agent = await join(env, owner, organization.id, "agent")
  const phone = await signIn(env, agent)
  const tablet = await signIn(env, agent)
  const sessionOf = async (browser: Browser) => (await browser.get("/auth/get-session")).body.session
  const ended = async (act: () => Promise<{ status: number }>) => {
    calls.length = 0
    expect((await act()).status).toBe(200)
    return calls.map(({ organizationId, method, input }) => ({ organizationId, method, ...Object(input) }))
  }
  const ends = (id: string) => ({
    organizationId: organization.id,
    method: "endSessions",
    userId: agent.userId,
    sessionIds: [id],
  })

  const here = await sessionOf(agent.browser)
  const onPhone = await sessionOf(phone.browser)
  const onTablet = await sessionOf(tablet.browser)
  expect(await ended(() => phone.browser.post("/auth/sign-out"))).toEqual([ends(onPhone.id)])
  expect(await ended(() => agent.browser.post("/auth/revoke-session", { token: onTablet.token }))).toEqual([
    ends(onTablet.id),
  ])
  const again = await sessionOf((await signIn(env, agent)).browser)
  expect(await ended(() => agent.browser.post("/auth/revoke-other-sessions"))).toContainEqual(ends(again.id))
  expect(
    await ended(() =>
      agent.browser.post("/auth/change-password", {
        currentPassword: password,
        newPassword: `${password} staple`,
        revokeOtherSessions: true,
      }),
    ),
  ).toContainEqual(ends(here.id))
  const now = await sessionOf(agent.browser)
  expect(await ended(() => agent.browser.post("/auth/delete-user", { password: `${password} staple` }))).toContainEqual(
    ends(now.id),
  )
})

test("signing out works while an organization's object does not", async () => {
  const owner = await signUp(env)
  await found(owner)
  breakDown(new Error("object is overloaded"))
  expect((await owner.browser.post("/auth/sign-out")).status).toBe(200)
  breakDown(null)
  expect((await owner.browser.get("/auth/get-session")).body).toBeNull()
})

test("the only owner of an organization cannot delete their account", async () => {
  const owner = await signUp(env)
  await found(owner)
  expect(await owner.browser.post("/auth/delete-user", { password })).toMatchObject(problem("last_owner", 409))
})

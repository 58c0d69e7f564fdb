import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import { limits } from "../../../protocol/limits.ts"
import app from "../../index.ts"
import { Browser } from "../../test/browser.ts"
import { begin, done, office, problem, say } from "../../test/talk.ts"

const json = { "Content-Type": "application/json" }

test("text that is empty, too long or cannot be stored is refused as such, and nothing is written", async () => {
  const { id, customer } = await office(env)
  const one = await begin(customer, id)
  const refused = problem("bad_text", 422, { detail: expect.any(String) })
  const bad = [
    "",
    " \n\t ",
    "\u200b\u2060 \u202e",
    "a\0b",
    "\ud800",
    "half \udc00 a character",
    "x".repeat(limits.messageCharactersMax + 1),
  ]
  for (const text of bad) {
    expect(await say(customer, one, text)).toMatchObject(refused)
    expect(await customer.browser.post("/conversations", { organizationId: id, text })).toMatchObject(refused)
    expect(await customer.browser.post(`/conversations/${one}/escalation`, { reason: text })).toMatchObject(refused)
  }
  expect((await customer.browser.get(`/conversations/${one}`)).body.lastPosition).toBe(2)
  const odd = [
    "👩‍👩‍👧‍👦 zwölf Boxkämpfer \u202e right to left",
    "'; drop table messages; -- \\u0000 {{x}} <b>",
    "x".repeat(limits.messageCharactersMax),
  ]
  for (const text of odd) expect(await say(customer, one, text)).toMatchObject(done(201, { entry: { body: { text } } }))
})

test("a body of another shape is refused, and says which field", async () => {
  const { id: organizationId, customer } = await office(env)
  const one = await begin(customer, organizationId)
  const bodies: [string, unknown, string][] = [
    [`/conversations/${one}/messages`, {}, "text"],
    [`/conversations/${one}/messages`, { text: 5 }, "text"],
    [`/conversations/${one}/messages`, { text: "x", kind: "whisper" }, "kind"],
    [`/conversations/${one}/messages`, { text: "x", as: "staff" }, "as"],
    [`/conversations/${one}/release`, { to: "nobody" }, "to"],
    [`/conversations/${one}/messages`, null, "expected object"],
    [`/conversations/${one}/messages`, ["text"], "expected object"],
    ["/conversations", { organizationId: "7", text: "x" }, "organizationId"],
    ["/conversations", { organizationId, text: "x", conversationId: "7" }, "conversationId"],
    ["/conversations", { text: "x" }, "organizationId"],
  ]
  for (const [path, body, named] of bodies) {
    const answer = await customer.browser.post(path, body)
    expect({ path, ...answer }).toMatchObject({
      path,
      ...problem("bad_request", 400, { detail: expect.stringContaining(named) }),
    })
  }
})

test("a body that is not JSON, or too large, is refused before anything else", async () => {
  const { id, customer } = await office(env)
  const path = `/conversations/${await begin(customer, id)}/messages`
  const send = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string>) =>
    customer.browser.send("POST", path, { body, headers })
  expect(await send('{"text": "x"', json)).toMatchObject(
    problem("bad_request", 400, { detail: expect.stringContaining("JSON") }),
  )
  expect(await send("", json)).toMatchObject(problem("bad_request", 400))
  for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]) {
    expect(await send('{"text":"x"}', { "Content-Type": type })).toMatchObject(
      problem("bad_request", 400, { detail: expect.stringContaining("application/json") }),
    )
  }
  expect(await send('{"text":"x"}', { "Content-Type": "Application/JSON; charset=utf-8" })).toMatchObject(done(201))
  const large = JSON.stringify({ text: "x".repeat(limits.frameBytesMax) })
  expect(await send(large, json)).toMatchObject(problem("too_large", 413))
  expect(await new Browser(env).send("POST", "/conversations", { body: large, headers: json })).toMatchObject(
    problem("too_large", 413),
  )
})

test("a body that does not say its length is measured all the same", async () => {
  const chunk = new TextEncoder().encode("x".repeat(16_384))
  const endless = new ReadableStream({ pull: controller => controller.enqueue(chunk) })
  const request = new Request(`${env.PUBLIC_ORIGIN}/api/conversations`, {
    method: "POST",
    headers: json,
    body: endless,
  })
  expect((await app.request(request, {}, env)).status).toBe(413)
})

test("a wrong id is an address where nothing is", async () => {
  const { customer } = await office(env)
  for (const id of ["7", "not-a-uuid", "%00", "%F0%9F%92%A9", "..%2f..%2fhealth"]) {
    expect(await customer.browser.get(`/conversations/${id}`)).toMatchObject(problem("not_found", 404))
    expect(await customer.browser.get(`/conversations/${id}/messages`)).toMatchObject(problem("not_found", 404))
    expect(await say(customer, id, "Hello")).toMatchObject(problem("not_found", 404))
  }
  expect(await customer.browser.get("/conversations?organizationId=7")).toMatchObject(problem("bad_request", 400))
  expect(await customer.browser.get("/conversations")).toMatchObject(problem("bad_request", 400))
})

test("a known address says which methods it takes, an unknown one is not found", async () => {
  const browser = new Browser(env)
  const some = crypto.randomUUID()
  const known: [string, string, string][] = [
    ["PUT", "/conversations", "GET, POST"],
    ["DELETE", `/conversations/${some}`, "GET"],
    ["PATCH", `/conversations/${some}/messages`, "GET, POST"],
    ["GET", `/conversations/${some}/claim`, "POST"],
    ["GET", `/conversations/${some}/resolution`, "POST, DELETE"],
    ["POST", "/helpdesk/escalations", "GET"],
    ["POST", `/organizations/${some}/socket`, "GET"],
    ["POST", "/health", "GET"],
    ["OPTIONS", "/openapi.json", "GET"],
  ]
  for (const [method, path, allowed] of known) {
    const answer = await browser.request(method, path)
    expect({ path, ...answer }).toMatchObject({ path, ...problem("method_not_allowed", 405) })
    expect(answer.headers.get("Allow")).toBe(allowed)
  }
  for (const path of ["/nothing", "/conversations/x/y/z", "/helpdesk", `/conversations/${some}/claims`]) {
    expect(await browser.get(path)).toMatchObject(problem("not_found", 404))
    expect(await browser.post(path)).toMatchObject(problem("not_found", 404))
  }
})

test("another site cannot act with somebody's cookies, and every answer, failures too, says what browsers may do with it", async () => {
  const { id, customer } = await office(env)
  const one = await begin(customer, id)
  const crossSite = await customer.browser.request(
    "POST",
    `/conversations/${one}/messages`,
    { text: "Hi" },
    { Origin: "https://evil.example" },
  )
  expect(crossSite).toMatchObject(problem("bad_origin", 403))
  const answers = [
    crossSite,
    await customer.browser.get(`/conversations/${one}`),
    await customer.browser.get("/nothing"),
    await customer.browser.get("/auth/get-session"),
    await new Browser({ ...env, DATABASE_HTTP_URL: "http://127.0.0.1:1/sql" }).get("/organizations/nobody"),
  ]
  expect(answers.map(answer => answer.status)).toEqual([403, 200, 404, 200, 503])
  for (const { headers } of answers) {
    expect(Object.fromEntries(headers)).toMatchObject({
      "content-security-policy": expect.stringContaining("default-src 'none'"),
      "x-content-type-options": "nosniff",
      "referrer-policy": "no-referrer",
      "cross-origin-opener-policy": "same-origin",
      "cache-control": "no-store",
    })
  }
})

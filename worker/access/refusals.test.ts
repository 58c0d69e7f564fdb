import { env as configured } from "cloudflare:workers"
import { expect, test, vi } from "vitest"
import type { Env } from "../env.ts"
import { bodyBytesMax } from "../routes/body-bytes-max.ts"
import { type Asked, ask } from "./ask.ts"
import { securityFor, securityOf } from "./headers.ts"
import { requestOf } from "./knock.ts"
import { ownOrigin } from "./origins.ts"
import { restTable } from "./rest-table.ts"
import { cellOf, type Row } from "./table.ts"
import { world } from "./world.ts"

const env: Env = { ...configured, PUBLIC_ORIGIN: ownOrigin }
const rows = restTable.filter(({ door, label }) => door === label)
const isRead = ({ door }: Row) => door.startsWith("GET ")
const asksNobody = ["/api/health", "/api/openapi.json", "/api/docs"]
const needsPostgres = ({ door }: Row) => !asksNobody.some(path => door.endsWith(path))
const asksObject = ({ door, cells }: Row) =>
  / \/api\/conversations/.test(door) && /^(200|201)$/.test(cells.customer) && !door.endsWith("/escalation")

interface Way {
  refused: string
  with: string
  rows: Row[]
  how: (asked: Asked) => Partial<Asked>
  through?: Env
}

const objectsBreak: Env = {
  ...env,
  ORGANIZATION: new Proxy(env.ORGANIZATION, {
    get: (_, property) => () => (property === "get" ? broken : property),
  }),
}
/** A stub whose every call fails, in a way that nobody foresaw. */
const broken = new Proxy({}, { get: () => () => Promise.reject(new Error("Something nobody thought of")) })

const ways: Way[] = [
  {
    refused: "an address that is none",
    with: "404",
    rows,
    how: ({ path }) => ({ path: `${path.split("?")[0]}/no/such` }),
  },
  { refused: "a method that it does not take", with: "method_not_allowed", rows, how: () => ({ method: "PROPFIND" }) },
  {
    refused: "too large a body",
    with: "too_large",
    rows: rows.filter(row => !isRead(row)),
    how: ({ path }) => ({ body: undefined, bytes: " ".repeat(bodyBytesMax(path) + 1) }),
  },
  {
    refused: "a body that is not JSON by its type",
    with: "bad_request",
    rows: rows.filter(row => !isRead(row)),
    how: () => ({ headers: { "Content-Type": "text/plain" }, body: {} }),
  },
  {
    refused: "another origin",
    with: "bad_origin",
    rows: rows.filter(row => !isRead(row)),
    how: () => ({ origin: "null" }),
  },
  {
    refused: "while Postgres is away",
    with: "unavailable",
    rows: rows.filter(row => needsPostgres(row)),
    how: () => ({}),
    through: { ...env, DATABASE_HTTP_URL: "http://127.0.0.1:1/sql" },
  },
  {
    refused: "when something breaks that nobody thought of",
    with: "internal",
    rows: rows.filter(asksObject),
    how: () => ({}),
    through: objectsBreak,
  },
]

for (const { refused, with: cell, rows: asked, how, through = env } of ways)
  test(`${refused}: the same headers everywhere`, async () => {
    vi.spyOn(console, "error").mockReturnValue()
    expect(asked.length).toBeGreaterThan(3)
    const here = await world(env)
    for (const row of asked) {
      const request = requestOf(row, "customer", { world: here, things: here.here })
      const answer = await ask(through, here.people.customer, { ...request, ...how(request) })
      const { status } = answer
      expect([row.label, cellOf(answer)]).toEqual([row.label, cell])
      expect([row.label, securityOf(answer)]).toEqual([row.label, securityFor("", { isHttps: true, status })])
      expect(answer.headers.get("Content-Type")).toBe("application/problem+json")
      if (status === 405) expect(answer.headers.get("Allow")).toContain(row.door.split(" ")[0])
    }
    vi.restoreAllMocks()
  })

test("what is answered well over HTTPS says so, too", async () => {
  const here = await world(env)
  for (const row of rows.filter(row => isRead(row) && !row.door.endsWith("/socket"))) {
    const request = requestOf(row, "owner", { world: here, things: here.here })
    const { status, ...answer } = await ask(env, here.people.owner, request)
    const path = row.door.split(" ")[1] ?? ""
    expect([row.label, securityOf(answer)]).toEqual([row.label, securityFor(path, { isHttps: true, status })])
  }
})

test("a session's cookie is for our site only, and for no script", async () => {
  const { people } = await world(env)
  const body = { email: people.customer.email, password: "correct horse battery" }
  const { headers } = await ask(env, null, { method: "POST", path: "/api/auth/sign-in/email", body })
  const [cookie = ""] = headers.getSetCookie()
  const [named = "", ...attributes] = cookie.split("; ")
  expect(named).toMatch(/^__Secure-parley\.session_token=/)
  expect(attributes.map(one => one.toLowerCase())).toEqual(
    expect.arrayContaining(["path=/", "httponly", "secure", "samesite=lax"]),
  )
  expect(cookie.toLowerCase()).not.toContain("domain=")
})

import { env } from "cloudflare:workers"
import { sql } from "drizzle-orm"
import { afterEach, expect, test, vi } from "vitest"
import { database } from "../../drizzle/client.ts"
import { loggable } from "../../drizzle/loggable.ts"
import { Browser } from "../test/browser.ts"
import { password, signUp } from "../test/people.ts"
import { begin, office, problem, say } from "../test/talk.ts"

const away = { ...env, DATABASE_HTTP_URL: "http://127.0.0.1:1/sql" }

/** Everything that is written to any log from now on. */
function logged(): () => string {
  const spies = (["log", "info", "warn", "error", "debug"] as const).map(level =>
    vi.spyOn(console, level).mockReturnValue(),
  )
  const shown = (value: unknown) =>
    value instanceof Error ? `${value.stack} ${JSON.stringify(value)}` : JSON.stringify(value)
  return () => spies.flatMap(spy => spy.mock.calls.flat().map(shown)).join("\n")
}

afterEach(() => vi.restoreAllMocks())

test("a failing Postgres is logged without tokens, addresses, passwords or what people wrote", async () => {
  const { id, customer } = await office(env)
  const conversationId = await begin(customer, id)
  const log = logged()
  const ada = { name: "Ada", email: "ada.private@example.com", password }
  expect(await customer.browser.through(away).get(`/conversations/${conversationId}`)).toMatchObject(
    problem("unavailable", 503),
  )
  expect(await new Browser(away).post("/auth/sign-up/email", ada)).toMatchObject({ status: 503 })
  expect(await new Browser(away).post("/auth/sign-in/email", ada)).toMatchObject({ status: 503 })
  await say({ ...customer, browser: customer.browser.through(away) }, conversationId, "A very private sentence")
  const token = decodeURIComponent(customer.browser.cookie).match(/session_token=([^.;]+)/)?.[1]
  expect(token).toBeTruthy()
  expect(log()).toContain("Failed query: select")
  for (const secret of [token, ada.email, password, "very private"]) expect(log()).not.toContain(secret)
})

test("a refused sign-in is logged without the address", async () => {
  const ada = await signUp(env)
  const log = logged()
  expect(
    (await new Browser(env).post("/auth/sign-in/email", { email: ada.email, password: "a wrong password" })).status,
  ).toBe(401)
  expect(log()).toContain("better-auth")
  expect(log()).not.toContain(ada.email)
})

test("a value that Postgres cannot take is not in what is logged of it", async () => {
  const refused = await database(env)
    .execute(sql`select ${"very private"}::text::uuid`)
    .catch((error: unknown) => error)
  expect(String(refused instanceof Error && refused.cause)).toContain("very private")
  expect(loggable(refused)).toContain("NeonDbError 22P02")
  expect(loggable(refused)).not.toContain("very private")
})

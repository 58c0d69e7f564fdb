import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import { auth } from "../identity/auth.ts"
import app from "../index.ts"
import { Browser } from "../test/browser.ts"

const describe = async () => (await new Browser(env).get("/openapi.json")).body

const operations = ({ paths }: { paths: Record<string, Record<string, unknown>> }) =>
  Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map(method => `${method} ${path}`))

test("every route that the Worker answers is described, and nothing else", async () => {
  const answered = app.routes
    .filter(({ method }) => method !== "ALL")
    .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, "{$1}")}`)
  const described = operations(await describe())
  expect(described.toSorted()).toEqual([...new Set(answered)].toSorted())
  expect(described).toContain("get /api/organizations/{id}/socket")
})

test("every account route that is open is one of better-auth, and the others of better-auth are closed", async () => {
  const ways = (method: unknown): unknown[] => (Array.isArray(method) ? method : [method])
  const all = Object.values<{ path?: string; options: { method?: unknown } }>(auth(env).api)
  const known = all.flatMap(({ path, options }) =>
    path === undefined ? [] : ways(options.method).map(method => `${String(method).toLowerCase()} /api/auth${path}`),
  )
  const open = operations(await describe()).filter(one => one.includes("/api/auth/"))
  expect(known).toEqual(expect.arrayContaining(open))
  const closed = known.filter(one => !open.includes(one))
  expect(closed).toContain("post /api/auth/sign-in/social")
  for (const one of closed) {
    const [method = "", path = ""] = one.split(" ")
    const { status } = await new Browser(env).request(method.toUpperCase(), path.replace("/api", ""))
    const takesOther = open.some(other => other.endsWith(` ${path}`))
    expect({ one, status }).toEqual({ one, status: takesOther ? 405 : 404 })
  }
})

test("every operation has a tag, says how it refuses, and refers only to schemas that are there", async () => {
  const description = await describe()
  const all = Object.values<Record<string, { tags?: string[]; responses: object }>>(description.paths)
  for (const operation of all.flatMap(methods => Object.values(methods))) {
    expect(operation.tags).toHaveLength(1)
    if (operation.tags?.[0] !== "Service") expect(operation.responses).toHaveProperty("default")
  }
  const names = new Set(Object.keys(description.components.schemas))
  const referred = JSON.stringify(description).matchAll(/"#\/components\/schemas\/(\w+)"/g)
  expect([...referred].map(([, name = ""]) => name).filter(name => !names.has(name))).toEqual([])
  expect([...names]).toEqual(expect.arrayContaining(["Conversation", "Entry", "Problem", "EscalationPage"]))
})

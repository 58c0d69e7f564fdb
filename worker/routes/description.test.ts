import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import app from "../index.ts"
import { Browser } from "../test/browser.ts"

const describe = async () => (await new Browser(env).get("/openapi.json")).body

const operations = ({ paths }: { paths: Record<string, Record<string, unknown>> }) =>
  Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map(method => `${method} ${path}`))

test("every route that the Worker answers is described, and nothing else but accounts", async () => {
  const answered = app.routes
    .filter(({ method, path }) => method !== "ALL" && !path.endsWith("*"))
    .map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, "{$1}")}`)
  const described = operations(await describe()).filter(one => !one.includes("/api/auth/"))
  expect(described.toSorted()).toEqual([...new Set(answered)].toSorted())
  expect(described).toContain("get /api/organizations/{id}/socket")
})

test("every described account route exists", async () => {
  const accounts = operations(await describe()).filter(one => one.includes("/api/auth/"))
  expect(accounts).not.toEqual([])
  for (const one of accounts) {
    const [method = "", path = ""] = one.split(" ")
    const answer = await new Browser(env).request(method.toUpperCase(), path.replace("/api", ""))
    expect({ one, code: answer.body?.code }).not.toEqual({ one, code: "not_found" })
  }
  expect(await new Browser(env).post("/auth/no-such-thing")).toMatchObject({ status: 404 })
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

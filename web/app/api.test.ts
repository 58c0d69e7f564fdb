import { afterEach, expect, test, vi } from "vitest"
import { z } from "zod"
import { call } from "./api.ts"
import { currentReach } from "./reach.ts"

afterEach(() => vi.unstubAllGlobals())

const schema = z.object({ name: z.string() })
const answering = (answer: () => Promise<Response>) => {
  vi.stubGlobal("fetch", answer)
  return call({ path: "/organizations/northwind", schema })
}
const html = (status: number) => async () =>
  new Response("<!doctype html>", { status, headers: { "Content-Type": "text/html" } })

test("an answer is parsed, and what it does not need is dropped", async () => {
  expect(await answering(async () => Response.json({ name: "Northwind", more: 1 }))).toEqual({
    ok: true,
    value: { name: "Northwind" },
  })
  expect(currentReach()).toBe("reachable")
})

test.each([
  ["no network", () => Promise.reject(new TypeError("Failed to fetch"))],
  ["a gateway's own page", html(502)],
  ["the site's index, where no Function runs", html(200)],
])("%s counts as no answer", async (_, answer) => {
  expect(await answering(answer)).toEqual({ ok: false, failure: { kind: "unreachable" } })
  expect(currentReach()).toBe("unreachable")
})

test("a problem is a value with its code, its sentence and how long to wait", async () => {
  const problem = { type: "x", title: "x", status: 429, code: "rate_limited", detail: "Slow down." }
  const headers = { "Content-Type": "application/problem+json", "Retry-After": "3" }
  const answer = await answering(async () => new Response(JSON.stringify(problem), { status: 429, headers }))
  const refusal = { code: "rate_limited", detail: "Slow down.", retryAfterMs: 3_000 }
  expect(answer).toEqual({ ok: false, failure: { kind: "refused", refusal } })
})

test("an answer of another version asks to load the page again", async () => {
  const answer = await answering(async () => Response.json({ title: "Northwind" }))
  expect(answer).toEqual({ ok: false, failure: { kind: "refused", refusal: { code: "unknown_version" } } })
})

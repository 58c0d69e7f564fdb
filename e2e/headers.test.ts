import { expect, inject, test } from "vitest"

const url = inject("parleyUrl")

/** Addresses as they are typed, which `fetch` would tidy up. */
const addresses = {
  page: ["/", "/messages", "/o/northwind", "/dashboard/northwind/conversations", "/no-such-page", "/..%2f"],
  api: [
    "/api",
    "/api/",
    "/api//",
    "/api//x",
    "/api///conversations",
    "/api/no-such-thing",
    "/api/../api//y",
    "/api/%2f",
  ],
}

test.each(addresses.page)("the page at %s may run only its own files, and stands in nobody's frame", async path => {
  const answer = await fetch(url + path)
  const policy = (answer.headers.get("Content-Security-Policy") ?? "").split("; ")
  expect(policy).toEqual(
    expect.arrayContaining([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "connect-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'none'",
    ]),
  )
  expect(policy.join()).not.toMatch(/unsafe|https?:|\*|blob:/)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "strict-transport-security": "max-age=31536000",
  })
  expect([...answer.headers.keys()].filter(name => name.startsWith("access-control-"))).toEqual([])
  const html = await answer.text()
  expect(html).toContain('<script type="module" crossorigin src="/assets/')
  expect(html).not.toMatch(/<script(?![^>]* src=)|<style|style=|\son\w+=/)
})

test.each(addresses.api)("nothing under %s is the page", async path => {
  const answer = await fetch(url + path)
  expect({ status: answer.status, type: answer.headers.get("Content-Type") }).toEqual({
    status: 404,
    type: "application/problem+json",
  })
  expect(answer.headers.get("Cache-Control")).toBe("no-store")
  expect(await answer.json()).toMatchObject({ code: "not_found" })
})

test("a file that is there is kept for ever, one that a deployment took away is missing, and nobody keeps that", async () => {
  const page = await (await fetch(url)).text()
  const [file] = /\/assets\/[\w-]+\.js/.exec(page) ?? []
  const kept = await fetch(`${url}${file}`)
  expect({ status: kept.status, cache: kept.headers.get("Cache-Control") }).toEqual({
    status: 200,
    cache: "public, max-age=31536000, immutable",
  })
  // An answer of 200 with the page in it would be kept as this file, which comes back with an older version.
  const missing = await fetch(`${url}/assets/replaced-00000000.js`)
  expect({ status: missing.status, cache: missing.headers.get("Cache-Control") }).toEqual({
    status: 404,
    cache: "no-store",
  })
})

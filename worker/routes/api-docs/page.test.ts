import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import { refusals } from "../../../protocol/refusal.ts"
import app from "../../index.ts"
import { Browser } from "../../test/browser.ts"
import { anchors } from "./anchors.ts"
import type { Document, Schema } from "./document.ts"
import { apiDocsPage } from "./page.ts"

const request = (path: string) => app.request(`${env.PUBLIC_ORIGIN}${path}`, {}, env)
const served = async () => (await request("/api/docs")).text()
const describedPaths = async (): Promise<Record<string, object>> =>
  (await new Browser(env).get("/openapi.json")).body.paths

test("every operation of the description is on the page once, with a way there and a command to try", async () => {
  const html = await served()
  const doors = Object.entries(await describedPaths()).flatMap(([path, methods]) =>
    Object.keys(methods).map(method => ({ method, path })),
  )
  expect(doors.length).toBeGreaterThan(30)
  const shown = doors.map(({ method, path }) => ({
    method,
    path,
    sections: html.split(`id="${anchors.door(method, path)}"`).length - 1,
    hasHeading: html.includes(`${method.toUpperCase()}</span> <code>${path.replaceAll(/(?<=.)\//g, "<wbr>/")}</code>`),
    links: html.split(`href="#${anchors.door(method, path)}"`).length - 1,
  }))
  expect(shown).toEqual(doors.map(door => ({ ...door, sections: 1, hasHeading: true, links: 2 })))
  expect(html.split("<pre").length - 1).toBe(doors.filter(({ path }) => !path.endsWith("/socket")).length)
})

test("no two places share an anchor, and every link within the page leads somewhere", async () => {
  const html = await served()
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted())
  const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
  expect(links).toContain("schema-conversation")
  expect(links.filter(link => !ids.includes(link))).toEqual([])
})

test("every refusal code is on the page with its status", async () => {
  const html = await served()
  const missing = Object.entries(refusals).filter(
    ([code, { status }]) => !html.includes(`<th scope="row"><code>${code}</code></th><td>${status}</td>`),
  )
  expect(missing).toEqual([])
})

test("the page has neither script nor inline looks, says so to the browser, and may be kept for a while", async () => {
  const page = await request("/api/docs")
  expect(Object.fromEntries(page.headers)).toMatchObject({
    "content-type": "text/html; charset=UTF-8",
    "content-security-policy":
      "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
    "x-content-type-options": "nosniff",
    "cache-control": "public, max-age=300",
  })
  expect(await page.text()).not.toMatch(/<script| on\w+=| style=|src="http|rel="stylesheet" href="http/)
})

test("what a description says is text, wherever it stands", async () => {
  const evil = `<img src=x onerror=alert(1)> "quoted" 'too' \`<b>\` **<i>**`
  const html = String(await apiDocsPage(documentSaying(evil), "https://chat.example.com"))
  expect(html).toContain("&lt;img src=x onerror=alert(1)&gt; &quot;quoted&quot; &#39;too&#39;")
  expect(html).toContain("<code>&lt;b&gt;</code>")
  expect(html).not.toMatch(/<img src=x|<b>|<i>/)
})

test("a command to try has what the request needs, quoted for a shell", async () => {
  const html = String(await apiDocsPage(documentSaying("it's"), "https://chat.example.com"))
  expect(html).toContain(
    [
      "curl -X POST -b cookies.txt",
      "-H &#39;Content-Type: application/json&#39;",
      "-d &#39;{&quot;say&quot;:&quot;it&#39;\\&#39;&#39;s&quot;}&#39;",
      "&#39;https://chat.example.com/api/things/THING_ID?inWhat=IN_WHAT&#39;</code>",
    ].join(" "),
  )
})

/** A description that says `text` at every place where one can say something. */
function documentSaying(text: string): Document {
  const named: Schema = {
    type: "object",
    required: ["say"],
    description: text,
    properties: { say: { type: "string", enum: [text] } },
  }
  const parameter = { required: true, description: text, schema: { type: "string", default: text } } as const
  return {
    openapi: "3.1.0",
    info: { title: text, version: "1" },
    security: [{ session: [] }],
    tags: [{ name: text, description: text }],
    components: { schemas: { Named: named } },
    paths: {
      "/api/things/{thingId}": {
        post: {
          tags: [text],
          summary: text,
          description: text,
          parameters: [
            { name: "thingId", in: "path", ...parameter },
            { name: "inWhat", in: "query", ...parameter },
          ],
          requestBody: {
            required: true,
            content: { "application/json": { schema: { $ref: "#/components/schemas/Named" } } },
          },
          responses: { 200: { description: text, content: { [text]: { schema: named } } } },
        },
      },
    },
  }
}

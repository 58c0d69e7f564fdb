import { afterEach, expect, test, vi } from "vitest"
import { limits } from "../../protocol/limits.ts"
import { readPage } from "./read-page.ts"

const address = "https://example.com/help"
const html = "<title>Hours</title><p>We open at nine."
const typed = (type: string) => ({ headers: { "Content-Type": type } })
const page = (body: BodyInit | null, init: ResponseInit = typed("text/html; charset=utf-8")) => new Response(body, init)
const redirect = (Location: string, status = 302) => new Response(null, { status, headers: { Location } })

/** A web of these answers, and what it was asked. */
function web(answers: Record<string, () => Response | Promise<Response>>) {
  const asked: string[] = []
  const fetch = async (url: URL, init: RequestInit) => {
    expect(init).toMatchObject({ redirect: "manual", signal: expect.any(AbortSignal) })
    expect(new Headers(init.headers).has("Cookie")).toBe(false)
    asked.push(url.href)
    const answer = answers[url.href]
    if (!answer) throw new Error(`Nobody is at ${url.href}`)
    return answer()
  }
  return { asked, read: (url = address) => readPage(url, fetch) }
}

const draft = { title: "Hours", questions: [], text: "We open at nine.", url: address, status: "draft" }
const refused = (code: string, detail = /^[A-Z“].*\.$/) => ({
  ok: false,
  refusal: { code, detail: expect.stringMatching(detail) },
})

afterEach(() => void vi.useRealTimers())

test("a page becomes a draft that says where it is from", async () => {
  const { read } = web({ [address]: () => page(html) })
  expect(await read()).toEqual({ ok: true, draft })
})

test("plain text and Markdown are read as they are", async () => {
  const { read } = web({ [address]: () => page("# Hours\n\n<b>At nine.</b>", typed("text/markdown")) })
  expect(await read()).toEqual({ ok: true, draft: { ...draft, text: "<b>At nine.</b>" } })
  const plain = web({ [address]: () => page("At nine.", typed("text/plain")) })
  expect(await plain.read()).toMatchObject({ draft: { title: "example.com", text: "At nine." } })
})

test("redirects are followed to where the page is, which is what it is cited as", async () => {
  const { read, asked } = web({
    "http://example.com/help": () => redirect("https://example.com/", 301),
    "https://example.com/": () => redirect("/en/", 308),
    "https://example.com/en/": () => page(html),
  })
  expect(await read("http://example.com/help#top")).toEqual({
    ok: true,
    draft: { ...draft, url: "https://example.com/en/" },
  })
  expect(asked).toEqual(["http://example.com/help", "https://example.com/", "https://example.com/en/"])
})

test.each([
  "http://169.254.169.254/latest/meta-data/",
  "http://127.1/",
  "https://localhost/",
  "https://[::1]/",
  "https://example.com:6379/",
  "https://maya:secret@example.com/",
  "file:///etc/passwd",
  "//intranet/",
  "http://example.com/help",
  "https://",
])("an address that leads to %s is followed no further", async location => {
  const { read, asked } = web({ [address]: () => redirect(location) })
  expect(await read()).toEqual(refused("bad_url"))
  expect(asked).toEqual([address])
})

test("an address that is not public is not asked at all", async () => {
  const { read, asked } = web({})
  expect(await read("http://127.0.0.1/")).toEqual(refused("bad_url"))
  expect(asked).toEqual([])
})

test("redirects without an end are given up", async () => {
  const { read, asked } = web({ [address]: () => redirect(address) })
  expect(await read()).toEqual(refused("unreachable_url"))
  expect(asked).toHaveLength(limits.importRedirectsMax + 1)
})

test.each([
  ["is gone", () => page(html, { status: 404 }), "unreachable_url"],
  ["is private", () => page(html, { status: 403 }), "unreachable_url"],
  ["is broken", () => page(html, { status: 500, ...typed("text/html") }), "unreachable_url"],
  ["redirects to nowhere", () => page(null, { status: 302 }), "unreachable_url"],
  ["does not answer", () => Promise.reject(new TypeError("Network connection lost. secret")), "unreachable_url"],
  ["breaks off", () => page(broken()), "unreachable_url"],
  ["is a picture", () => page("x", typed("image/png")), "bad_file"],
  ["is a script", () => page("x", typed("application/json")), "bad_file"],
  ["does not say what it is", () => page(new Uint8Array(3), {}), "bad_file"],
  ["is empty", () => page("<title>Hours</title><script>draw()</script>"), "bad_file"],
  ["is nothing", () => page(null), "bad_file"],
  ["is binary behind its type", () => page("%PDF-1.7"), "bad_file"],
  ["has an unknown encoding", () => page(html, typed("text/html; charset=nonsense")), "bad_file"],
  ["says that it is too large", () => page("x", sized(limits.importBytesMax + 1)), "too_large"],
  ["is too large and does not say so", () => page(endless()), "too_large"],
  ["is too large and says little", () => page(`${html}<!--${"x".repeat(limits.importBytesMax)}-->`), "too_large"],
  ["is longer than an entry", () => page("word ".repeat(limits.knowledgeCharactersMax / 4)), "too_large"],
])("a page that %s is refused with what to do", async (_, answer, code) => {
  const { read } = web({ [address]: answer })
  const outcome = await read()
  expect(outcome).toEqual(refused(code))
  expect(JSON.stringify(outcome)).not.toContain("secret")
})

test.each([
  ["never answers", () => new Promise<Response>(() => {})],
  ["never ends", () => page(new ReadableStream({ pull: () => new Promise(() => {}) }))],
])("a page that %s is given up in time", async (_, answer) => {
  vi.useFakeTimers()
  const outcome = web({ [address]: answer }).read()
  await vi.advanceTimersByTimeAsync(limits.importMs)
  expect(await outcome).toEqual(refused("unreachable_url", /did not come within 10 seconds/))
})

test.each([
  ["in its header", typed("text/html; charset=ISO-8859-1"), "<title>Caf\xe9</title><p>Sch\xf6n"],
  [
    "in itself",
    typed("text/html"),
    '<meta http-equiv="Content-Type" content="text/html; charset=latin1"><title>Caf\xe9</title><p>Sch\xf6n',
  ],
  ["nowhere", typed("text/html"), "<title>Caf\xe9</title><p>Sch\xf6n"],
])("a page that says its encoding %s is read in it", async (_, init, text) => {
  const bytes = Uint8Array.from(text, character => character.charCodeAt(0))
  const { read } = web({ [address]: () => page(bytes, init) })
  expect(await read()).toMatchObject({ ok: true, draft: { title: "Café", text: "Schön" } })
})

const sized = (bytes: number): ResponseInit => ({
  headers: { "Content-Type": "text/html", "Content-Length": String(bytes) },
})
const broken = () => new ReadableStream({ pull: controller => controller.error(new Error("secret")) })
const endless = () => new ReadableStream({ pull: controller => controller.enqueue(new Uint8Array(10_000).fill(120)) })

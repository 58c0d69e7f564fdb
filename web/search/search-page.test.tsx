import { QueryClientProvider } from "@tanstack/react-query"
import { afterEach, expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import type { MessageHit, SearchPage as Page } from "../../protocol/search.ts"
import { queryClient } from "../app/queries.ts"
import { pretendLine } from "../console/pretend-line.tsx"
import SearchPage from "./search-page.tsx"
import "../look/look.css"

afterEach(() => {
  vi.restoreAllMocks()
  queryClient.clear()
  history.replaceState(null, "", location.pathname)
})

const ids = { customer: "10000000-0000-4000-8000-000000000001", conversation: "20000000-0000-4000-8000-000000000001" }
const clara = { id: ids.customer, name: "Clara", isGuest: false }
const author = { kind: "customer", id: ids.customer, name: "Clara" } as const

const said = (seq: number, kind: MessageHit["kind"] = "message"): MessageHit => ({
  entryId: `30000000-0000-4000-8000-${String(seq).padStart(12, "0")}`,
  conversationId: ids.conversation,
  ...{ seq, kind, author, at: 0, customer: clara, status: "open" as const },
  fragment: [
    { text: "The ", hit: false },
    { text: "ferry", hit: true },
    { text: ` number ${seq} <b>`, hit: false },
  ],
})

const nothing: Page = { messages: [], people: [], conversations: [], asOf: 9, nextCursor: null }

/** A page that searches in a service which answers so, once it is let. */
async function searching(answers: Record<string, Partial<Page> | { status: number; code: string; detail?: string }>) {
  const asked: string[] = []
  const held: { until: Promise<void> | null } = { until: null }
  vi.spyOn(globalThis, "fetch").mockImplementation(async input => {
    const { pathname, searchParams } = new URL(String(input), location.href)
    if (!pathname.endsWith("/search")) return Response.json(null)
    const key = [searchParams.get("q"), searchParams.get("cursor")].filter(part => part !== null).join(" @")
    asked.push(key)
    await held.until
    const answer = answers[key] ?? {}
    return "code" in answer
      ? Response.json(answer, { status: answer.status })
      : Response.json({ ...nothing, ...answer })
  })
  const screen = await render(
    <QueryClientProvider client={queryClient}>{pretendLine().around(<SearchPage />)}</QueryClientProvider>,
  )
  const box = screen.getByRole("searchbox", { name: "Search messages, people and conversations" })
  return { screen, box, asked, held }
}

test("what is found stands in its groups, marked, and leads to its place", async () => {
  const { screen, box } = await searching({
    ferry: {
      messages: [said(7), said(5, "note")],
      people: [
        {
          ...{ userId: ids.customer, name: [{ text: "Ferry Miller", hit: false }], email: null, isGuest: true },
          ...{ role: null, conversationId: ids.conversation, lastAt: 0 },
        },
      ],
      conversations: [
        {
          ...{ conversationId: ids.conversation, customer: clara, status: "waiting", updatedAt: 0, preview: "Hello" },
          ...{ name: [{ text: "Clara", hit: false }], reason: [{ text: "Ferry", hit: true }] },
        },
      ],
    },
  })
  await expect.element(box).toHaveFocus()
  await expect.element(screen.getByRole("region", { name: "What you can search for" })).toBeVisible()
  await userEvent.fill(box, "ferry")
  const messages = screen.getByRole("region", { name: "Messages" })
  await expect.element(messages.getByText("The ferry number 7 <b>").first()).toBeVisible()
  expect(
    messages
      .getByRole("link")
      .elements()
      .map(link => link.getAttribute("href")),
  ).toEqual([
    expect.stringMatching(new RegExp(`/conversations/all/${ids.conversation}\\?at=7$`)),
    expect.stringMatching(/\?at=5$/),
  ])
  expect([...messages.element().querySelectorAll("mark")].map(mark => mark.textContent)).toEqual(["ferry", "ferry"])
  expect(messages.element().querySelector("b b")).toBeNull()
  await expect.element(messages.getByText("Note")).toBeVisible()
  await expect.element(screen.getByRole("region", { name: "People" }).getByText("Guest")).toBeVisible()
  await expect.element(screen.getByRole("region", { name: "Conversations" }).getByText("Waiting")).toBeVisible()
  await expect.element(screen.getByText("1 person, 1 conversation, 2 messages")).toBeInTheDocument()
  expect(new URLSearchParams(location.search).get("q")).toBe("ferry")
})

test("the arrow keys walk from the search through what was found, and the slash leads back", async () => {
  const { screen, box } = await searching({ ferry: { messages: [said(7), said(5)] } })
  await userEvent.fill(box, "ferry")
  const links = screen.getByRole("region", { name: "Messages" }).getByRole("link")
  await expect.element(links.nth(1)).toBeVisible()
  await userEvent.keyboard("{ArrowDown}{ArrowDown}")
  await expect.element(links.nth(1)).toHaveFocus()
  await userEvent.keyboard("{ArrowUp}")
  await expect.element(links.nth(0)).toHaveFocus()
  await userEvent.keyboard("{ArrowUp}")
  await expect.element(box).toHaveFocus()
  await userEvent.keyboard("{ArrowDown}/")
  await expect.element(box).toHaveFocus()
  await expect.element(box).toHaveValue("ferry")
})

test("more is found page by page", async () => {
  const { screen, box, asked } = await searching({
    ferry: { messages: [said(7)], nextCursor: "next" },
    "ferry @next": { messages: [said(5)] },
  })
  await userEvent.fill(box, "ferry")
  await userEvent.click(screen.getByRole("button", { name: "Show more" }))
  const links = screen.getByRole("region", { name: "Messages" }).getByRole("link")
  await expect.poll(() => links.elements().length).toBe(2)
  expect(screen.getByRole("button", { name: "Show more" }).elements()).toEqual([])
  expect(asked).toEqual(["ferry", "ferry @next"])
})

test("what was found stays while somebody goes on typing, and a long wait is said", async () => {
  const { screen, box, held } = await searching({ ferry: { messages: [said(7)] }, "ferry n": { messages: [said(5)] } })
  await userEvent.fill(box, "ferry")
  await expect.element(screen.getByText("The ferry number 7 <b>").first()).toBeVisible()
  const { promise, resolve } = Promise.withResolvers<void>()
  held.until = promise
  await userEvent.fill(box, "ferry n")
  await expect.element(screen.getByText("Still searching")).toBeVisible()
  await expect.element(screen.getByText("The ferry number 7 <b>").first()).toBeVisible()
  resolve()
  await expect.element(screen.getByText("The ferry number 5 <b>").first()).toBeVisible()
  expect(screen.getByText("Still searching").elements()).toEqual([])
})

test("nothing found, a filter that makes no sense, and a service that cannot search are said in words", async () => {
  const { screen, box } = await searching({
    "before:soon": { status: 400, code: "bad_request", detail: "before: takes a day, like before:2026-03-31." },
    ferry: { status: 403, code: "forbidden" },
  })
  await userEvent.fill(box, "zebra")
  await expect.element(screen.getByRole("heading", { name: "Nothing found" })).toBeVisible()
  await userEvent.fill(box, "before:soon")
  await expect.element(screen.getByRole("alert")).toMatchTextContent("before: takes a day, like before:2026-03-31.")
  expect(screen.getByRole("button", { name: "Try again" }).elements()).toEqual([])
  await userEvent.fill(box, "ferry")
  await expect.element(screen.getByRole("alert")).toMatchTextContent(/You may not do this/)
  await expect.element(screen.getByRole("button", { name: "Try again" })).toBeVisible()
})

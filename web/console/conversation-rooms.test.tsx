import { QueryClientProvider } from "@tanstack/react-query"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { page, userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import type { Trace } from "../../protocol/answer.ts"
import type { Conversation, ConversationState } from "../../protocol/conversation.ts"
import type { Entry, EntryBody } from "../../protocol/entry.ts"
import { queryClient } from "../app/queries.ts"
import { Palette } from "../palette/palette.tsx"
import { ConversationRooms } from "./conversation-rooms.tsx"
import { conversationOf, pretendLine } from "./pretend-line.tsx"

beforeEach(() => localStorage.clear())
afterEach(() => {
  vi.restoreAllMocks()
  queryClient.clear()
})

const answerId = "40000000-0000-4000-8000-000000000001"
const trace: Trace = {
  model: "extractive",
  tools: [{ tool: "search_knowledge", input: '{"query":"send back"}', outcome: "done", result: "1 passage" }],
  sources: [{ number: 1, entryId: answerId, title: "Returns", excerpt: "Thirty days.", score: 7.25 }],
  tokens: 1_234,
}

async function rooms({ state = { status: "open" }, ...what }: Partial<Conversation> = {}, ...entries: Entry[]) {
  vi.spyOn(globalThis, "fetch").mockImplementation(async input =>
    String(input).endsWith("/summary")
      ? Response.json({ text: "Wants to send boots back.", tokens: 9 })
      : Response.json({ conversations: [], nextCursor: null }),
  )
  const { show, know, asked, around } = pretendLine()
  const conversation = { ...conversationOf("Lena", state), ...what }
  show(conversation)
  const thread = { status: "loaded", entries, upTo: 9, olderCursor: null, older: "idle" } as const
  know({ assistant: { name: "Helper" }, threads: { [conversation.id]: thread } })
  const shown = <ConversationRooms of={{ queue: "all", filter: {} }} conversationId={conversation.id} />
  const screen = await render(<QueryClientProvider client={queryClient}>{around(shown)}</QueryClientProvider>)
  return { screen, around, show, know, asked, conversation, context: screen.getByRole("complementary") }
}

const entry = (body: EntryBody, id = crypto.randomUUID()): Entry => ({
  id,
  conversationId: answerId,
  seq: 1,
  position: 1,
  at: 0,
  author: { kind: "assistant", id: null, name: "Helper" },
  body,
})

test("an answer is seen while it is written, with what it searched and read, and can be stopped", async () => {
  const { screen, know, asked, conversation } = await rooms()
  const draft = { attempt: 0, name: "Helper", citations: [], since: 0, heardAt: 0, confirmBy: null }
  know({ drafts: { [conversation.id]: { ...draft, answerId, text: "You can", trace } } })
  const log = screen.getByRole("log")
  await expect.element(log.getByText("You can")).toBeVisible()
  await expect.element(log.getByText("AI is writing. Searched “send back”")).toBeVisible()
  await userEvent.click(log.getByText("Searched once, read 1 source, 1,234 tokens"))
  await expect.element(log.getByText("Thirty days.")).toBeVisible()
  await expect
    .element(log.getByRole("link", { name: "Returns" }))
    .toHaveAttribute("href", `/dashboard/northwind/knowledge/${answerId}`)

  await expect
    .element(screen.getByText("Helper (AI) is answering. Claim or reply, and it stops at once."))
    .toBeVisible()
  await userEvent.click(screen.getByRole("button", { name: "Only stop it" }))
  expect(asked).toContain(`stop ${conversation.id} ${answerId}`)
  know({ drafts: {} })
  await expect.poll(() => screen.getByText(/is answering/).elements()).toEqual([])
})

test("an answer that was given keeps how it came about, also when it only fetched a person", async () => {
  const answer: EntryBody = {
    type: "answer",
    text: "",
    end: "done",
    found: false,
    citations: [],
    replaces: null,
    trace,
  }
  const { screen } = await rooms(
    {},
    entry(answer),
    entry({ type: "escalated", reason: "Nothing found", cause: "model" }),
  )
  const log = screen.getByRole("log")
  await expect.element(log.getByText("Said nothing itself")).toBeVisible()
  await userEvent.click(log.getByText("Searched once, read 1 source, 1,234 tokens"))
  await expect.element(log.getByText(/score 7.25/)).toBeVisible()
})

test("who takes over first reads why, and what was asked and tried, once", async () => {
  await page.viewport(1280, 800)
  const escalation = {
    reason: "Outside the knowledge",
    at: 0,
    cause: "rule",
    summary: "Asked about used tents.",
  } as const
  const state: ConversationState = { status: "waiting", escalation }
  const { screen, context, show, conversation } = await rooms({ state, spentTokens: 4_321 })
  const thread = screen.getByRole("region", { name: "Conversation with Lena" })
  await expect.element(thread.getByText("By a rule: Outside the knowledge")).toBeVisible()
  await expect.element(thread.getByText("Asked about used tents.")).toBeVisible()
  await expect.element(context).toMatchTextContent(/By a rule.*Outside the knowledge/)
  await expect.element(context).toMatchTextContent("Spent by the AI4,321 tokens")
  expect(screen.getByText("Asked about used tents.").elements()).toHaveLength(1)
  // Once it is resolved the head says nothing of it any more.
  const by = { kind: "staff", id: null, name: "Ines" } as const
  show({ ...conversation, state: { status: "resolved", by, at: 0, escalation, agent: null } })
  await expect.element(context).toMatchTextContent(/By a rule.*Outside the knowledge.*Asked about used tents\./)
  expect(screen.getByText("Asked about used tents.").elements()).toHaveLength(1)
})

test("what happened so far is summed up when somebody asks, and never else", async () => {
  const { context, show, conversation } = await rooms()
  await expect.element(context.getByRole("button", { name: "Summarize" })).toBeVisible()
  expect(context.getByText(/Wants to send boots back/).elements()).toEqual([])
  await userEvent.click(context.getByRole("button", { name: "Summarize" }))
  await expect.element(context).toMatchTextContent("Wants to send boots back. · by AI")
  show({ ...conversation, lastPosition: 5 })
  await expect.element(context).toMatchTextContent("by AI, before the newest messages")

  vi.mocked(fetch).mockImplementation(async () => Response.json({ code: "spending_cap_reached" }, { status: 409 }))
  await userEvent.click(context.getByRole("button", { name: "Summarize again" }))
  await expect.element(context.getByText("The assistant has too little left to spend.")).toBeVisible()
})

test("from the palette the room about the customer is opened for what is done there", async () => {
  const { context, around } = await rooms()
  await render(around(<Palette />))
  const isOpen = () => context.element().classList.contains("open")
  expect(isOpen()).toBe(false)
  await userEvent.keyboard("{Control>}k{/Control}")
  await userEvent.keyboard("summar{Enter}")
  await expect.element(context).toMatchTextContent("Wants to send boots back. · by AI")
  expect(isOpen()).toBe(true)
})

test("another conversation that goes on here is read here on demand", async () => {
  const from = "40000000-0000-4000-8000-000000000002"
  const absorbed = entry({ type: "absorbed", from })
  const { screen, know, asked, conversation } = await rooms({}, absorbed)
  const show = screen.getByRole("button", { name: "Show what was said there" })
  await userEvent.click(show)
  expect(asked).toContain(`open ${from}`)
  const thread = { status: "loaded", upTo: 9, olderCursor: null, older: "idle" } as const
  const there = { ...thread, entries: [entry({ type: "message", text: "From before" })] }
  know({ threads: { [conversation.id]: { ...thread, entries: [absorbed] }, [from]: there } })
  await expect.element(screen.getByText("From before")).toBeVisible()
})

test("a conversation that was merged into another one leads there, and takes no replies", async () => {
  const { screen } = await rooms({ mergedInto: answerId })
  await expect.element(screen.getByText("This conversation goes on in another one.")).toBeVisible()
  await expect.element(screen.getByLabelText("Reply to Lena")).not.toBeInTheDocument()
  await userEvent.click(screen.getByRole("button", { name: "Go on there" }))
  expect(location.pathname).toBe(`/dashboard/northwind/conversations/all/${answerId}`)
})

test("what was refused is put aside by key, and the key is then in the field", async () => {
  const { screen, know, conversation } = await rooms()
  const operation = { id: answerId, conversationId: conversation.id, command: { type: "claim" } } as const
  const refused = { status: "refused", refusal: { code: "forbidden" } } as const
  know({ outbox: [{ operation, at: 0, attempts: 1, sending: refused }] })
  const button = screen.getByRole("button", { name: "Understood" })
  await expect.element(button).toBeVisible()
  button.element().focus()
  know({ outbox: [] })
  await expect.element(screen.getByRole("textbox", { name: "Reply to Lena" })).toHaveFocus()
})

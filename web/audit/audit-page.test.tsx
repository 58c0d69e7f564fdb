import { QueryClientProvider } from "@tanstack/react-query"
import { afterEach, expect, test, vi } from "vitest"
import { render } from "vitest-browser-react"
import type { AuditEvent } from "../../protocol/audit.ts"
import { type DeskRead, deskDefaults } from "../../protocol/desk.ts"
import type { Role } from "../../protocol/person.ts"
import { queryClient } from "../app/queries.ts"
import { ines, pretendLine, tom } from "../console/pretend-line.tsx"
import AuditPage from "./audit-page.tsx"
import "../look/look.css"

afterEach(() => {
  vi.restoreAllMocks()
  queryClient.clear()
  history.replaceState(null, "", location.pathname)
})

const conversationId = "20000000-0000-4000-8000-000000000001"
const actor = { id: ines.userId, name: ines.name }

const wrote: AuditEvent = {
  ...{ id: crypto.randomUUID(), at: 0, actor, action: "conversation.message", subject: "Clara <b>", details: [] },
  ...{ conversationId, seq: 7 },
}
const ruled: AuditEvent = {
  ...{ id: crypto.randomUUID(), at: 0, actor: tom, action: "desk.changed", subject: null },
  ...{ details: ["hours", "asksScore"], conversationId: null, seq: null },
}

/** The page before a service that answers so, by what it is asked for; and what it was asked for. */
async function reading(
  answer: (asked: URLSearchParams) => { events: AuditEvent[]; nextCursor: string | null },
  role: Role = "owner",
  desk: DeskRead | null = null,
) {
  const asked: Record<string, string>[] = []
  vi.spyOn(globalThis, "fetch").mockImplementation(async input => {
    const { pathname, searchParams } = new URL(String(input), location.href)
    if (pathname.endsWith("/members")) return Response.json({ members: [], nextCursor: null })
    if (pathname.endsWith("/desk")) return Response.json(desk)
    if (!pathname.endsWith("/audit")) return Response.json(null)
    const { limit: _limit, ...said } = Object.fromEntries(searchParams)
    asked.push(said)
    return Response.json(answer(searchParams))
  })
  const screen = await render(
    <QueryClientProvider client={queryClient}>{pretendLine(role).around(<AuditPage />)}</QueryClientProvider>,
  )
  return { screen, asked }
}

test("each thing is a sentence, and what was done in a conversation leads to its place there", async () => {
  const { screen } = await reading(() => ({ events: [wrote, ruled], nextCursor: null }))
  const rows = screen.getByRole("region", { name: "What was done" }).getByRole("listitem")
  await expect.element(rows.first()).toMatchTextContent(/Ines wrote to Clara <b>/)
  await expect.element(rows.last()).toMatchTextContent(/Tom changed the rules of the desk · hours, asks score/)
  await expect
    .element(screen.getByRole("link", { name: "Clara <b>" }))
    .toHaveAttribute("href", `/dashboard/northwind/conversations/all/${conversationId}?at=7`)
})

test("what was done in a conversation says to whom, which and until when, by the names that they have", async () => {
  const [label, solved] = [crypto.randomUUID(), crypto.randomUUID()]
  const labels = [{ id: label, name: "Returns", colour: "blue" as const }]
  const desk = { ...deskDefaults, labels, dispositions: [{ id: solved, name: "Solved" }] }
  const did = (action: AuditEvent["action"], ...details: string[]): AuditEvent => ({
    ...{ ...wrote, id: crypto.randomUUID(), action, details },
  })
  const { screen } = await reading(
    () => ({
      events: [
        did("conversation.assigned", "Tom Okafor"),
        did("conversation.released", "queue"),
        did("conversation.labelled", `added ${label}`, `removed ${crypto.randomUUID()}`),
        did("conversation.prioritized", "urgent"),
        did("conversation.snoozed", "reply"),
        did("conversation.snoozed", "2027-11-24T09:30:00Z"),
        did("conversation.resolved", solved),
        did("conversation.applied", "Calm down"),
      ],
      nextCursor: null,
    }),
    "owner",
    { desk, revision: null },
  )
  const rows = screen.getByRole("region", { name: "What was done" }).getByRole("listitem")
  const said = () => rows.elements().map(row => row.querySelector("p")?.textContent?.split(" · ")[1])
  await expect
    .poll(said)
    .toEqual([
      "to Tom Okafor",
      "to the queue",
      "added Returns, removed a label that is gone",
      "urgent",
      "until a reply",
      expect.stringMatching(/^back on 24 Nov 2027 at \d\d:30$/),
      "Solved",
      "Calm down",
    ])
})

test("a customer, who is known here by a number alone, is to be found by it", async () => {
  const subject = "30000000-0000-4000-8000-000000000001"
  const noted: AuditEvent = { ...ruled, action: "customer.noted", subject, details: [] }
  const { screen } = await reading(() => ({ events: [noted], nextCursor: null }))
  await expect
    .element(screen.getByRole("link", { name: "30000000" }))
    .toHaveAttribute("href", `/dashboard/northwind/search?q=${subject}`)
})

test("what is asked for is in the address, and in that of the sheet; a day is the whole of it", async () => {
  const { screen, asked } = await reading(() => ({ events: [wrote, ruled], nextCursor: null }))
  await screen.getByRole("button", { name: "Tom" }).click()
  await screen.getByRole("combobox", { name: "What" }).selectOptions("Desk rules changed")
  await screen.getByLabelText("To").fill("2026-03-01")
  const said = { actor: tom.id, action: "desk.changed", to: new Date(2026, 2, 2).toISOString() }
  await expect.poll(() => asked.at(-1)).toEqual(said)
  expect(Object.fromEntries(new URLSearchParams(location.search))).toEqual({ ...said, to: "2026-03-01" })
  const sheet = screen.getByRole("link", { name: "Download as CSV" })
  await expect
    .element(sheet)
    .toHaveAttribute("href", expect.stringContaining(`/audit.csv?${new URLSearchParams(said)}`))
  await screen.getByRole("button", { name: "Show everything" }).click()
  await expect.poll(() => location.search).toBe("")
})

test("a search that has found nothing yet goes on further back", async () => {
  const { screen } = await reading(asked =>
    asked.has("cursor") ? { events: [ruled], nextCursor: null } : { events: [], nextCursor: "older" },
  )
  await expect.element(screen.getByText("Nothing like that in the newest events.")).toBeVisible()
  await screen.getByRole("button", { name: "Look further back" }).click()
  const found = screen.getByRole("region", { name: "What was done" }).getByRole("listitem")
  await expect.element(found).toMatchTextContent(/Tom changed the rules of the desk/)
})

test("agents are told whose it is, and nothing is asked for", async () => {
  const { screen, asked } = await reading(() => ({ events: [wrote], nextCursor: null }), "agent")
  await expect.element(screen.getByText("Owners and admins read here who did what.")).toBeVisible()
  expect(asked).toEqual([])
})

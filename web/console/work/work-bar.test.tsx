import { QueryClientProvider } from "@tanstack/react-query"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import type { ConversationState } from "../../../protocol/conversation.ts"
import { deskDefaults } from "../../../protocol/desk.ts"
import { queryClient } from "../../app/queries.ts"
import { claimedBy, conversationOf, ines, pretendLine, tom, waiting } from "../pretend-line.tsx"
import { WorkBar } from "./work-bar.tsx"

const label = { id: "40000000-0000-4000-8000-000000000001", name: "Delivery", colour: "blue" as const }

beforeEach(() => {
  queryClient.clear()
  const desk = { ...deskDefaults, labels: [label] }
  vi.stubGlobal("fetch", async () => Response.json({ desk, revision: null }))
})
afterEach(() => vi.unstubAllGlobals())

/** The rules are read as slowly as a test wants. */
function slowDesk(timeZone: string): () => void {
  const { promise, resolve } = Promise.withResolvers<Response>()
  vi.stubGlobal("fetch", async () => (await promise).clone())
  return () => resolve(Response.json({ desk: { ...deskDefaults, timeZone }, revision: null }))
}

async function bar(state: ConversationState) {
  const { line, know, around } = pretendLine()
  const acted: unknown[] = []
  line.act = (id, command) => {
    acted.push(command)
    return { ok: true, id, conversationId: id }
  }
  const mates = [tom, { id: ines.userId, name: ines.name }]
  know({ team: mates.map(mate => ({ ...mate, isOnline: true, isAvailable: true })) })
  const { viewer } = line.getSnapshot()
  if (viewer === null) throw new Error("The pretended line has a viewer")
  const conversation = conversationOf("Lena", state)
  const screen = await render(
    <QueryClientProvider client={queryClient}>
      {around(
        <>
          <h1 tabIndex={-1} data-thread-heading>
            Lena
          </h1>
          <WorkBar conversation={conversation} viewer={viewer} />
        </>,
      )}
    </QueryClientProvider>,
  )
  return { screen, acted }
}

test("a conversation is given to a colleague by key, with a note", async () => {
  const { screen, acted } = await bar(waiting(0))
  await userEvent.keyboard("t")
  await userEvent.fill(screen.getByLabelText("A note for them"), "She called twice")
  await userEvent.type(screen.getByRole("combobox"), "tom{Enter}")
  expect(acted).toEqual([{ type: "assign", agentId: tom.id, note: "She called twice" }])
  expect(screen.getByRole("dialog").elements()).toEqual([])
  await expect.element(screen.getByRole("heading")).toHaveFocus()
})

test("it is snoozed until a reply, given a priority, and labels are put on one after the other", async () => {
  const { screen, acted } = await bar(waiting(0))
  await userEvent.keyboard("s")
  await userEvent.keyboard("reply{Enter}")
  await userEvent.keyboard("p")
  await userEvent.keyboard("urg{Enter}")
  await userEvent.keyboard("b")
  await userEvent.click(screen.getByRole("option", { name: "Delivery" }))
  expect(acted).toEqual([
    { type: "snooze", until: null },
    { type: "prioritize", priority: "urgent" },
    { type: "label", add: [label.id], remove: [] },
  ])
  await expect.element(screen.getByRole("dialog")).toBeVisible()
})

test("what a colleague has is not offered to be given away or put off", async () => {
  const { screen } = await bar(claimedBy(tom))
  await expect.element(screen.getByRole("button", { name: "Labels" })).toBeVisible()
  for (const name of ["Assign", "Transfer", "Snooze"])
    expect(screen.getByRole("button", { name }).elements()).toEqual([])
})

test("times are offered by the clock where the team works, and not before it is known which that is", async () => {
  const known = slowDesk("Asia/Tokyo")
  const { screen, acted } = await bar(waiting(0))
  await userEvent.keyboard("s")
  await expect.element(screen.getByText("Reading when the team works…")).toBeVisible()
  await userEvent.keyboard("{Enter}")
  expect(screen.getByRole("option").elements()).toEqual([])
  expect(screen.getByLabelText(/^Or until/).elements()).toEqual([])
  known()
  await userEvent.fill(screen.getByLabelText("Or until (Asia/Tokyo)"), "2100-01-02T09:00")
  await userEvent.click(screen.getByRole("dialog").getByRole("button", { name: "Snooze" }))
  expect(acted).toEqual([{ type: "snooze", until: Date.parse("2100-01-02T09:00+09:00") }])
})

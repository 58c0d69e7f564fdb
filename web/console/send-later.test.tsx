import { QueryClientProvider } from "@tanstack/react-query"
import axe from "axe-core"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import { deskDefaults } from "../../protocol/desk.ts"
import { queryClient } from "../app/queries.ts"
import "../look/look.css"
import "../look/console.css"
import { RefusedMoves } from "../thread/refused-moves.tsx"
import { conversationOf, ines, pretendLine, waiting } from "./pretend-line.tsx"
import { ReplyBox } from "./reply-box.tsx"

beforeEach(() => {
  localStorage.clear()
  queryClient.clear()
  vi.stubGlobal("fetch", async (path: string) =>
    Response.json(
      path.endsWith("/draft")
        ? { draft: null }
        : { desk: { ...deskDefaults, timeZone: "UTC" }, revision: null, items: [] },
    ),
  )
})
afterEach(() => {
  vi.unstubAllGlobals()
  document.documentElement.style.colorScheme = ""
})

async function replyBox() {
  const { line, know, around } = pretendLine()
  const acted: unknown[] = []
  line.act = (conversationId, command) => {
    acted.push(command)
    return { ok: true, id: conversationId, conversationId }
  }
  const conversation = conversationOf("Lena", waiting(0))
  const { viewer } = line.getSnapshot()
  if (viewer === null) throw new Error("The pretended line has a viewer")
  const screen = await render(
    <QueryClientProvider client={queryClient}>
      {around(<ReplyBox conversation={conversation} viewer={viewer} seen={() => 7} />)}
    </QueryClientProvider>,
  )
  return { screen, acted, know, id: conversation.id }
}

test("what is in the field is sent later, by key or by hand, and the field is free again", async () => {
  const { screen, acted } = await replyBox()
  const field = screen.getByLabelText("Reply to Lena")
  await userEvent.keyboard("d")
  await expect.element(field).toHaveFocus()
  await userEvent.keyboard("Still there?")
  await userEvent.click(screen.getByRole("button", { name: "Send later" }))
  await expect.element(screen.getByRole("option", { name: /^In an hour/ })).toBeVisible()
  await userEvent.keyboard("in an{Enter}")
  expect(acted).toEqual([{ type: "schedule", at: expect.any(Number), text: "Still there?", seen: 7 }])
  await expect.element(field).toHaveValue("")
})

test("a time of one's own has to be still to come", async () => {
  const { screen, acted } = await replyBox()
  await userEvent.fill(screen.getByLabelText("Reply to Lena"), "Hello {{customer.email}}")
  await userEvent.click(screen.getByRole("button", { name: "Send later" }))
  await expect.element(screen.getByText("{{customer.email}} is not filled in.")).toBeVisible()
  for (const scheme of ["light", "dark"]) {
    document.documentElement.style.colorScheme = scheme
    const { violations } = await axe.run(screen.container)
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([])
  }
  await userEvent.fill(screen.getByLabelText(/^Or at/), "2020-01-01T09:00")
  await userEvent.click(screen.getByRole("button", { name: "Schedule" }))
  await expect.element(screen.getByText("Choose a time that is still to come.")).toBeVisible()
  expect(acted).toEqual([])
  await userEvent.fill(screen.getByLabelText(/^Or at/), "2099-01-01T09:00")
  await userEvent.click(screen.getByRole("button", { name: "Schedule" }))
  expect(acted).toEqual([{ type: "schedule", at: Date.UTC(2099, 0, 1, 9), text: "Hello {{customer.email}}", seen: 7 }])
})

test("a message that could not be scheduled goes back to where it was written", async () => {
  const { line, know, asked, around } = pretendLine()
  const { id } = conversationOf("Lena", waiting(0))
  const command = { type: "schedule", at: 1, text: "Still there?" } as const
  know({
    outbox: [
      {
        operation: { id: ines.userId, conversationId: id, command },
        at: 0,
        attempts: 1,
        sending: { status: "refused", refusal: { code: "in_the_past" } },
      },
    ],
  })
  const screen = await render(around(<RefusedMoves client={line} state={line.getSnapshot()} conversationId={id} />))
  await userEvent.click(screen.getByRole("button", { name: "Back to the field" }))
  expect(asked).toEqual([`discard ${ines.userId}`])
  expect(localStorage.getItem(`parley.draft.reply.${id}`)).toBe("Still there?")
})

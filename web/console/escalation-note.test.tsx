import { QueryClientProvider } from "@tanstack/react-query"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { page, userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import { queryClient } from "../app/queries.ts"
import { ConversationRooms } from "./conversation-rooms.tsx"
import { conversationOf, pretendLine } from "./pretend-line.tsx"
import "../look/look.css"
import "../look/console.css"

beforeEach(() => {
  vi.spyOn(globalThis, "fetch").mockImplementation(async () => Response.json({ conversations: [], nextCursor: null }))
})
afterEach(() => {
  vi.restoreAllMocks()
  queryClient.clear()
})

const summary = "Asked: where it is. Tried: searched the knowledge. ".repeat(20)
const escalation = { reason: "Nothing that is written down answers this", at: 0, cause: "rule" as const, summary }

test.each([
  ["on a small phone there is room for what was said, whatever the assistant has tried", 320, false],
  ["on a large screen what the assistant has tried is read at once", 1280, true],
])("%s", async (_, width, isOpen) => {
  await page.viewport(width, 568)
  const { show, know, around } = pretendLine()
  const conversation = conversationOf("Lena", { status: "waiting", escalation })
  show(conversation)
  know({ threads: { [conversation.id]: { status: "loaded", entries: [], upTo: 9, olderCursor: null, older: "idle" } } })
  const screen = await render(
    <QueryClientProvider client={queryClient}>
      {around(
        <div className="console" data-screen="thread">
          <div />
          <main>
            <ConversationRooms of={{ queue: "all", filter: {} }} conversationId={conversation.id} />
          </main>
        </div>,
      )}
    </QueryClientProvider>,
  )
  const tried = screen.getByText(/^Asked: where it is/)
  if (!isOpen) {
    await expect.element(tried).not.toBeVisible()
    await userEvent.click(screen.getByText("What was asked and tried"))
  }
  await expect.element(tried).toBeVisible()
  const log = screen.getByRole("log").element()
  await expect.poll(() => log.getBoundingClientRect().height).toBeGreaterThanOrEqual(160)
})

import { QueryClientProvider } from "@tanstack/react-query"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { render } from "vitest-browser-react"
import type { Conversation, ConversationState } from "../../protocol/conversation.ts"
import { queryClient } from "../app/queries.ts"
import { ContextRoom } from "./context-room.tsx"
import { ConversationRow } from "./conversation-row.tsx"
import { conversationOf, ines, pretendLine } from "./pretend-line.tsx"
import "../look/look.css"
import "../look/console.css"

const by = { kind: "staff", id: ines.userId, name: "Ines" } as const
const over: ConversationState = { status: "resolved", by, at: 0, escalation: null, agent: null }
const lena = { ...conversationOf("Lena", over), score: { score: 4, comment: "Quick and kind" } }
const mats = conversationOf("Mats", over)
const before: Conversation = {
  ...mats,
  id: crypto.randomUUID(),
  customer: lena.customer,
  score: { score: 2, comment: null },
}

beforeEach(() => {
  vi.spyOn(globalThis, "fetch").mockImplementation(async () => Response.json({ conversations: [], nextCursor: null }))
})
afterEach(() => {
  vi.restoreAllMocks()
  queryClient.clear()
})

test("a row of what is resolved says how its customer rated it, where they have", async () => {
  const { around } = pretendLine()
  const row = (conversation: Conversation) => (
    <ConversationRow
      {...{ conversation, href: "/", isOpen: false, hasLeft: false, here: [], place: 0, size: 1 }}
      {...{ isSelected: false, select: () => {}, labels: [], typing: null }}
    />
  )
  const screen = await render(
    around(
      <ul>
        {row(lena)}
        {row(mats)}
      </ul>,
    ),
  )
  await expect.element(screen.getByRole("link", { name: /Lena.*Resolved.*Rated 4 of 5/ })).toBeVisible()
  await expect.element(screen.getByRole("link", { name: /Mats.*Resolved/ })).toBeVisible()
  await expect.element(screen.getByRole("link", { name: /Mats.*Rated/ })).not.toBeInTheDocument()
})

test("beside the thread stands how it went, in their words, and how it went the times before", async () => {
  const { show, around } = pretendLine()
  show(lena, before)
  const room = <ContextRoom conversation={lena} isOpen onClose={() => {}} />
  const screen = await render(<QueryClientProvider client={queryClient}>{around(room)}</QueryClientProvider>)
  await expect.element(screen.getByText("4 of 5: Quick and kind")).toBeVisible()
  await expect.element(screen.getByText(/^resolved · rated 2 of 5 · /)).toBeVisible()
})

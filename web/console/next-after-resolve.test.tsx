import { QueryClientProvider } from "@tanstack/react-query"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import { useLocation } from "wouter"
import { navigate } from "wouter/use-browser-location"
import { queryClient } from "../app/queries.ts"
import { ConversationList } from "./conversation-list.tsx"
import { ConversationRooms } from "./conversation-rooms.tsx"
import { nextAfterResolve } from "./next-setting.ts"
import { NothingOpen } from "./nothing-open.tsx"
import { conversationOf, ines, pretendLine, waiting } from "./pretend-line.tsx"

const of = { queue: "waiting" as const, filter: {} }
const base = "/dashboard/northwind/conversations/waiting"

beforeEach(() => {
  vi.stubGlobal("fetch", async (path: string) =>
    Response.json(path.endsWith("/draft") ? { draft: null } : { conversations: [], items: [], nextCursor: null }),
  )
  nextAfterResolve.set("on")
})
afterEach(() => {
  vi.unstubAllGlobals()
  nextAfterResolve.set("off")
  queryClient.clear()
  navigate("/")
})

function Console() {
  const [path] = useLocation()
  const openId = path.startsWith(`${base}/`) ? path.slice(base.length + 1) : null
  return (
    <>
      <ConversationList of={of} openId={openId} />
      {openId === null ? <NothingOpen of={of} /> : <ConversationRooms key={openId} of={of} conversationId={openId} />}
    </>
  )
}

async function worksThrough() {
  const { show, know, line, around } = pretendLine()
  const [lena, ada] = [conversationOf("Lena", waiting(1)), conversationOf("Ada", waiting(2))]
  const by = { kind: "staff" as const, id: ines.userId, name: ines.name }
  const resolved = { status: "resolved" as const, by, at: 3, escalation: null, agent: null }
  show(lena, ada)
  const empty = { status: "loaded", entries: [], upTo: 9, olderCursor: null, older: "idle" } as const
  know({ threads: { [lena.id]: empty, [ada.id]: empty } })
  navigate(`${base}/${lena.id}`)
  const screen = await render(<QueryClientProvider client={queryClient}>{around(<Console />)}</QueryClientProvider>)
  return { screen, show, know, line, lena, ada, resolved }
}

test("whoever resolves a conversation is in the next one at once, and in the list when it was the last", async () => {
  const { screen, show, lena, ada, resolved } = await worksThrough()
  await userEvent.fill(screen.getByLabelText("Reply to Lena"), "Bye")
  show({ ...lena, state: resolved }, ada)
  await expect.element(screen.getByRole("heading", { name: "Ada" })).toHaveFocus()

  await userEvent.click(screen.getByLabelText("Reply to Ada"))
  show({ ...lena, state: resolved }, { ...ada, state: resolved })
  await expect.element(screen.getByText(/^Nothing is left in this list/)).toBeVisible()
  await expect.element(screen.getByRole("heading", { name: "Waiting for a person" })).toHaveFocus()
})

test("where it stays open, the focus goes from the button that is gone to the heading", async () => {
  nextAfterResolve.set("off")
  const { screen, show, lena, ada, resolved } = await worksThrough()
  await userEvent.click(screen.getByRole("button", { name: "Resolve" }))
  show({ ...lena, state: resolved }, ada)
  await expect.element(screen.getByRole("button", { name: "Open again" })).toBeVisible()
  await expect.element(screen.getByRole("heading", { name: "Lena" })).toHaveFocus()
})

test("a list that is done says where there is more to do", async () => {
  const { show, know, around } = pretendLine()
  show()
  know({ queues: { waiting: 0, open: 5, claimed: 7, snoozed: 1, byAgent: {}, mentions: {} } })
  const screen = await render(around(<NothingOpen of={of} />))
  await expect.element(screen.getByRole("link", { name: "Unassigned: 5" })).toBeVisible()
})

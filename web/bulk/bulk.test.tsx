import { afterEach, beforeEach, expect, onTestFinished, test, vi } from "vitest"
import { page, userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import { type BulkBody, type BulkOutcome, bulkBody } from "../../protocol/bulk.ts"
import { deskDefaults } from "../../protocol/desk.ts"
import { noWork } from "../../protocol/work.ts"
import { queryClient } from "../app/queries.ts"
import { ConversationList } from "../console/conversation-list.tsx"
import { claimedBy, conversationOf, ines, pretendLine, tom, waiting } from "../console/pretend-line.tsx"
import { setShortcuts } from "../console/shortcuts-setting.ts"
import { Palette } from "../palette/palette.tsx"
import { BulkToast } from "./bulk-toast.tsx"
import "../look/look.css"
import "../look/console.css"

const vip = { id: "40000000-0000-4000-8000-000000000001", name: "VIP", colour: "blue" as const }
const sent: BulkBody[] = []
let refused: string[] = []
let isWhole = true

beforeEach(() => {
  queryClient.clear()
  sent.length = 0
  refused = []
  isWhole = true
})
afterEach(() => vi.unstubAllGlobals())

const outcome = (conversationId: string): BulkOutcome =>
  refused.includes(conversationId)
    ? { ok: false, conversationId, code: "already_claimed", detail: "Tom has had this conversation." }
    : { ok: true, conversationId, seq: 9, undo: [{ type: "label", add: [], remove: [vip.id] }] }

/** A queue of Number 1 to Number `count`, and a service that does everything but what is to be refused. */
async function queueOf(count: number, elsewhere: string[] = []) {
  const { show, know, hear, around } = pretendLine()
  const all = Array.from({ length: count }, (_, index) => conversationOf(`Number ${index + 1}`, waiting(1_000 + index)))
  show(...all)
  vi.stubGlobal("fetch", async (path: string, init?: RequestInit) => {
    if (path.endsWith("/desk")) return Response.json({ desk: { ...deskDefaults, labels: [vip] }, revision: null })
    if (path.includes("/ids?")) return Response.json({ ids: [...all.map(({ id }) => id), ...elsewhere], isWhole })
    const body = bulkBody.parse(JSON.parse(String(init?.body)))
    sent.push(body)
    return Response.json({ outcomes: body.conversations.map(({ id }) => outcome(id)) })
  })
  const screen = await render(
    around(
      <>
        <div className="console" style={{ gridTemplate: "minmax(0, 1fr) auto / 100%", height: "600px" }}>
          <ConversationList of={{ queue: "waiting", filter: {} }} openId={null} />
          <BulkToast />
        </div>
        <Palette />
        <button type="button">Elsewhere</button>
        <textarea aria-label="A reply" />
      </>,
    ),
  )
  await userEvent.hover(screen.getByRole("button", { name: "Elsewhere" }))
  const row = (number: number) => screen.getByRole("link", { name: new RegExp(`^Number ${number} \\d`) })
  const bar = screen.getByRole("region", { name: "Selected conversations" })
  const named = () => sent.at(-1)?.conversations.map(({ id }) => all.findIndex(one => one.id === id) + 1)
  return { screen, show, know, hear, all, row, bar, named }
}

const done = (screen: { getByRole: typeof page.getByRole }, words: string) =>
  screen.getByRole("region", { name: "What was done" }).getByText(words, { exact: true })

test("X selects the row in hand, and with Shift everything from there; Escape lets go of it", async () => {
  const { screen, bar } = await queueOf(30)
  await userEvent.keyboard("jx")
  await expect.element(bar.getByText("1 selected")).toBeVisible()
  await userEvent.keyboard("jjj{Shift>}x{/Shift}")
  await expect.element(bar.getByText("4 selected")).toBeVisible()
  await userEvent.keyboard(" ")
  await expect.element(bar.getByText("3 selected")).toBeVisible()
  await userEvent.keyboard("{Shift>}{ArrowDown}{ArrowDown}{/Shift}")
  await expect.element(bar.getByText("6 selected")).toBeVisible()
  await expect.element(screen.getByRole("status").filter({ hasText: "6 selected" })).toBeInTheDocument()
  expect(screen.getByRole("checkbox", { checked: true }).elements()).toHaveLength(6)
  await userEvent.keyboard("{Escape}")
  await expect.element(bar).not.toBeInTheDocument()
})

test("a click with Ctrl selects one and with Shift everything up to it, and no row moves when the bar comes", async () => {
  const { row, bar, screen } = await queueOf(30)
  const before = row(3).element().getBoundingClientRect().top
  await userEvent.click(row(2), { modifiers: ["Control"] })
  await expect.element(bar.getByText("1 selected")).toBeVisible()
  expect(row(3).element().getBoundingClientRect().top).toBe(before)
  await userEvent.click(row(4), { modifiers: ["Shift"] })
  await expect.element(bar.getByText("3 selected")).toBeVisible()
  await userEvent.click(screen.getByRole("checkbox", { name: "Select Number 3" }))
  await expect.element(bar.getByText("2 selected")).toBeVisible()
})

test("in a list of thousands all of it is selected, also what was never read, and the list still answers", async () => {
  const unread = Array.from({ length: 40 }, () => crypto.randomUUID())
  const { bar, row } = await queueOf(2_000, unread)
  await userEvent.keyboard("j{Control>}a{/Control}")
  await expect.element(bar.getByText("2,040 selected")).toBeVisible()
  await userEvent.keyboard("jjx")
  await expect.element(row(3)).toHaveFocus()
  await expect.element(bar.getByText("2,039 selected")).toBeVisible()
})

test("that not all of a list could be selected is said of what was selected then, and of nothing else", async () => {
  isWhole = false
  const { bar } = await queueOf(3)
  await userEvent.keyboard("jx{Control>}a{/Control}")
  await expect.element(bar.getByText("3 selected")).toBeVisible()
  await expect.element(bar.getByText(/^Only the first/)).toBeVisible()
  await userEvent.keyboard("{Escape}x")
  await expect.element(bar.getByText("1 selected")).toBeVisible()
  await expect.element(bar.getByText(/^Only the first/)).not.toBeInTheDocument()
})

test("without single keys, the row in hand is selected by Space, and everything by its name in the palette", async () => {
  setShortcuts("off")
  onTestFinished(() => setShortcuts("on"))
  const { row, bar, screen } = await queueOf(5)
  row(2).element().querySelector("b")?.closest("a")?.focus()
  await userEvent.keyboard("x")
  await expect.element(bar).not.toBeInTheDocument()
  await userEvent.keyboard(" ")
  await expect.element(bar.getByText("1 selected")).toBeVisible()
  await userEvent.keyboard("{Control>}k{/Control}")
  await expect.element(screen.getByRole("option", { name: /^Resolve the selected one/ })).toBeVisible()
  await userEvent.keyboard("select all of{Enter}")
  await expect.element(bar.getByText("5 selected")).toBeVisible()
})

test("a row that leaves the queue stays selected, and that is said", async () => {
  const { show, all, bar } = await queueOf(5)
  await userEvent.keyboard("jx{Shift>}{ArrowDown}{/Shift}")
  await expect.element(bar.getByText("2 selected")).toBeVisible()
  show(...all.map((one, index) => (index === 0 ? { ...one, state: claimedBy(tom) } : one)))
  await expect.element(bar.getByText("1 of them has left this queue")).toBeVisible()
  await expect.element(bar.getByText("2 selected")).toBeVisible()
})

test("the keys of one conversation act on all that are selected; what was refused is said with its reason and stays", async () => {
  const { screen, all, bar, named } = await queueOf(5)
  await userEvent.keyboard("jx{Shift>}{ArrowDown}{ArrowDown}{/Shift}")
  refused = [all[1]?.id ?? ""]
  await userEvent.keyboard("e")
  await expect.element(screen.getByRole("option", { name: "Resolve without saying how" })).toBeVisible()
  await userEvent.keyboard("{Enter}")
  await expect.element(done(screen, "2 resolved, 1 refused")).toBeVisible()
  await expect.element(screen.getByText(/^Tom has had this conversation\./)).toBeVisible()
  await expect.element(screen.getByText("(Number 2)")).toBeVisible()
  expect(sent[0]?.commands).toEqual([{ type: "resolve" }])
  expect(named()).toEqual([1, 2, 3])
  await expect.element(bar.getByText("1 selected")).toBeVisible()
})

test("Ctrl and Z puts all of it back at once, by what the service said would", async () => {
  const { screen, named } = await queueOf(5)
  await userEvent.keyboard("jx{Shift>}{ArrowDown}{ArrowDown}{/Shift}b")
  await expect.element(screen.getByRole("option", { name: "VIP" })).toBeVisible()
  await userEvent.keyboard("vip{Enter}")
  await expect.element(done(screen, "3 labelled VIP")).toBeVisible()
  expect(sent[0]?.commands).toEqual([{ type: "label", add: [vip.id], remove: [] }])
  await userEvent.keyboard("{Control>}z{/Control}")
  await expect.element(done(screen, "3 put back as before")).toBeVisible()
  expect(sent).toHaveLength(2)
  expect(sent[1]?.commands).toEqual([{ type: "label", add: [], remove: [vip.id] }])
  expect(sent[1]?.conversations.map(({ since }) => since)).toEqual([9, 9, 9])
  expect(named()).toEqual([1, 2, 3])
  const close = screen.getByRole("region", { name: "What was done" }).getByRole("button", { name: "Close" })
  close.element().focus()
  await userEvent.keyboard("{Enter}")
  await expect.element(screen.getByRole("heading", { name: "Waiting for a person" })).toHaveFocus()
})

test("what is done to one conversation is said and put back by Z, but not while somebody writes", async () => {
  const { screen, show, know, hear, all } = await queueOf(2)
  const [first, other] = all
  if (!first || !other) throw new Error("There are two conversations")
  const staff = { kind: "staff" as const, id: ines.userId, name: ines.name }
  const operation = {
    id: crypto.randomUUID(),
    conversationId: first.id,
    command: { type: "snooze", until: null },
  } as const
  know({ outbox: [{ operation, at: 0, attempts: 1, sending: { status: "sending", answerBy: 0 } }] })
  know({ outbox: [] })
  show({ ...first, work: { ...noWork, snooze: { until: null, by: staff, at: 0 } } }, other)
  const place = { id: operation.id, conversationId: first.id, seq: 12, position: null, at: 0 }
  hear({ ...place, author: staff, body: { type: "snoozed", until: null } })
  await expect.element(done(screen, "Number 1: snoozed")).toBeVisible()
  await expect.element(screen.getByRole("status").filter({ hasText: "Number 1: snoozed" })).toBeInTheDocument()
  await screen.getByLabelText("A reply").click()
  await userEvent.keyboard("z")
  expect(sent).toEqual([])
  await screen.getByRole("button", { name: "Elsewhere" }).click()
  await userEvent.keyboard("z")
  await expect.element(done(screen, "Number 1: put back as before")).toBeVisible()
  expect(sent[0]?.commands).toEqual([{ type: "wake" }])
  expect(sent[0]?.conversations).toEqual([{ id: first.id, since: 12 }])
})

test("a row shows its first labels and how many more there are, and is no higher for it", async () => {
  const { show, row } = await queueOf(1)
  const height = row(1).element().getBoundingClientRect().height
  const one = conversationOf("Labelled", waiting(1, "a very long reason that does not fit into one row at all"))
  show({ ...one, work: { ...noWork, labels: [vip.id], waitingSince: 1 } })
  const labelled = page.getByRole("link", { name: /Labelled.*VIP/ })
  await expect.element(labelled.getByText("VIP")).toBeVisible()
  expect(labelled.element().getBoundingClientRect().height).toBe(height)
})

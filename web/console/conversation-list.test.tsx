import { expect, test } from "vitest"
import { type Locator, userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import { Router } from "wouter"
import { memoryLocation } from "wouter/memory-location"
import type { Conversation, ConversationState } from "../../protocol/conversation.ts"
import { listKey } from "../live/list-ref.ts"
import { ConversationList } from "./conversation-list.tsx"
import { ListRows } from "./list-rows.tsx"
import { claimedBy, conversationOf, ines, pretendLine, tom, waiting } from "./pretend-line.tsx"
import "../look/look.css"
import "../look/console.css"

const mats = conversationOf("Mats", waiting(1_000))
const lena = conversationOf("Lena", waiting(2_000, "charged twice"))
const guest = conversationOf("Guest 7F2A", waiting(3_000))

async function shownList() {
  const { line, show, around } = pretendLine()
  show(guest, lena, mats)
  const screen = await render(
    around(
      <>
        <ConversationList of={{ queue: "waiting", filter: {} }} openId={null} />
        <button type="button">Elsewhere</button>
      </>,
    ),
  )
  const names = () =>
    screen
      .getByRole("listitem")
      .elements()
      .map(row => row.querySelector("b")?.textContent)
  return { screen, line, show, names }
}

test("whoever waits longest comes first, with the reason and that it is new", async () => {
  const { screen, names } = await shownList()
  await expect.poll(names).toEqual(["Mats", "Lena", "Guest 7F2A"])
  await expect.element(screen.getByRole("link", { name: /Lena.*This is Lena.*New.*charged twice/ })).toBeVisible()
})

test("what a customer said as a guest stands under their new name without the old one", async () => {
  const { show, around } = pretendLine()
  show({ ...guest, customer: { ...lena.customer, name: "Ada" } })
  const screen = await render(around(<ConversationList of={{ queue: "waiting", filter: {} }} openId={null} />))
  await expect.element(screen.getByText("Ada", { exact: true })).toBeVisible()
  await expect.element(screen.getByText("This is Guest 7F2A", { exact: true })).toBeVisible()
})

test("rows keep still under the pointer and take their places when it leaves", async () => {
  const { screen, show, names } = await shownList()
  await userEvent.hover(screen.getByRole("link", { name: /Lena/ }))
  const early = conversationOf("Early", waiting(500))
  show(guest, lena, { ...mats, state: claimedBy(tom) }, early)
  await expect.element(screen.getByText("Tom has it")).toBeVisible()
  expect(names()).toEqual(["Mats", "Lena", "Guest 7F2A"])
  await expect.element(screen.getByRole("button", { name: /^1 new/ })).toBeVisible()

  await userEvent.hover(screen.getByRole("button", { name: "Elsewhere" }))
  await expect.poll(names).toEqual(["Early", "Lena", "Guest 7F2A"])
})

test("J and K walk the list, and rows keep still under the keyboard's focus", async () => {
  const { screen, show, names } = await shownList()
  await userEvent.hover(screen.getByRole("button", { name: "Elsewhere" }))
  await userEvent.keyboard("jj")
  await expect.element(screen.getByRole("link", { name: /Lena/ })).toHaveFocus()
  show(guest, lena, { ...mats, state: claimedBy(tom) })
  await userEvent.keyboard("k")
  await expect.element(screen.getByRole("link", { name: /Mats/ })).toHaveFocus()

  await userEvent.click(screen.getByRole("button", { name: "Elsewhere" }))
  await expect.poll(names).toEqual(["Lena", "Guest 7F2A"])
})

test("an empty queue says what would be in it", async () => {
  const { line, show, around } = pretendLine()
  show()
  const screen = await render(around(<ConversationList of={{ queue: "waiting", filter: {} }} openId={null} />))
  await expect.element(screen.getByRole("heading", { name: "Nobody is waiting" })).toBeVisible()
  expect(line.getSnapshot().lists.waiting?.status).toBe("loaded")
})

test("a row says when the assistant has handed over or failed, and reads its words without their marks", async () => {
  const { show, around } = pretendLine()
  const handedOver = (cause: "rule" | "failure"): ConversationState => ({
    status: "waiting",
    escalation: { reason: "Nothing found", at: 0, cause },
  })
  const author = { kind: "assistant" as const, id: null, name: "Helper" }
  show(
    { ...conversationOf("Ada", handedOver("rule")), preview: { author, text: "Yes, **within** 30 days [1]" } },
    conversationOf("Bo", handedOver("failure")),
  )
  const screen = await render(around(<ConversationList of={{ queue: "waiting", filter: {} }} openId={null} />))
  await expect
    .element(screen.getByRole("link", { name: /Ada.*Helper: Yes, within 30 days.*AI handed over.*Nothing found/ }))
    .toBeVisible()
  await expect.element(screen.getByRole("link", { name: /Bo.*AI failed.*Nothing found/ })).toBeVisible()
})

test("a list that is filtered by a label that is gone says so, and is read without it when asked", async () => {
  const { show, know, line, around } = pretendLine()
  show(mats)
  const of = { queue: "waiting" as const, filter: { labels: ["gone"], text: "s" } }
  const failed = {
    status: "failed" as const,
    of,
    failure: "unknown_label" as const,
    attempt: 0,
    retryAt: null,
    rows: [],
    upTo: null,
  }
  know({ lists: { ...line.getSnapshot().lists, [listKey(of)]: failed } })
  const { hook, history } = memoryLocation({ path: "/dashboard/northwind/conversations/waiting", record: true })
  const rows = <ListRows of={of} openId={null} size={-1} heading={{ current: null }} onAll={() => {}} />
  const screen = await render(<Router hook={hook}>{around(rows)}</Router>)
  await expect.element(screen.getByRole("alert").getByText(/no such label.*Choose another/)).toBeVisible()
  await expect.element(screen.getByRole("button", { name: "Try again" })).not.toBeInTheDocument()
  await userEvent.click(screen.getByRole("button", { name: "Take the label out of the filter" }))
  expect(history).toEqual(["/dashboard/northwind/conversations/waiting?text=s"])
})

test("in a narrow row, too, one sees who is looking and reads who is writing, until they stop", async () => {
  const { show, know, around } = pretendLine()
  const escalation = { reason: "Nothing that is written down answers this", at: 0, cause: "rule" as const }
  const author = { kind: "customer" as const, id: null, name: "Ada" }
  const ada: Conversation = {
    ...conversationOf("Ada", { status: "waiting", escalation }),
    preview: { author, text: "This is Ada, who has much to say before she comes to what she wants" },
  }
  show(ada)
  const looker = { userId: tom.id, name: tom.name, kind: "staff" as const }
  const own = { userId: ines.userId, name: ines.name, kind: "staff" as const }
  know({ here: { [ada.id]: [looker, own].map(person => ({ person, until: 180_000 })) } })
  const screen = await render(
    around(
      <div className="console" style={{ width: 300, display: "block" }}>
        <ConversationList of={{ queue: "waiting", filter: {} }} openId={null} />
      </div>,
    ),
  )
  await expect
    .element(screen.getByRole("link", { name: /Ada.*This is Ada.*Tom is looking.*AI handed over/ }))
    .toBeVisible()
  const row = screen.getByRole("listitem")
  await expect.poll(() => atItsMiddle(screen.getByTitle("Tom is looking"))).toBe(true)

  know({ typing: { [ada.id]: [{ person: looker, until: 6_000 }] } })
  await expect.element(row.getByText("Tom is writing", { exact: true })).toBeVisible()
  await expect.element(row.getByText(/This is Ada/)).not.toBeInTheDocument()
  know({ typing: {} })
  await expect.element(row.getByText(/This is Ada/)).toBeVisible()
})

test("a long name that is written from right to left keeps its beginning", async () => {
  const { show, around } = pretendLine()
  const first = "محمد"
  const name = `${first} ${"عبد الرحمن ".repeat(8).trim()}`
  show(conversationOf(name, waiting(1)))
  const screen = await render(
    around(
      <div className="console" style={{ width: 300, display: "block" }}>
        <ConversationList of={{ queue: "waiting", filter: {} }} openId={null} />
      </div>,
    ),
  )
  const shown = screen.getByText(name, { exact: true })
  await expect.element(shown).toBeVisible()
  const box = shown.element().getBoundingClientRect()
  const range = document.createRange()
  range.setStart(shown.element().firstChild ?? shown.element(), 0)
  range.setEnd(shown.element().firstChild ?? shown.element(), first.length)
  const beginning = range.getBoundingClientRect()
  expect(beginning.left).toBeGreaterThanOrEqual(box.left)
  expect(beginning.right).toBeLessThanOrEqual(box.right)
})

/** Nothing covers it, and nothing cuts it off. */
function atItsMiddle(what: Locator): boolean {
  const { x, y, width, height } = what.element().getBoundingClientRect()
  return what.element().contains(document.elementFromPoint(x + width / 2, y + height / 2))
}

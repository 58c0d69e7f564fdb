import { expect, test } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import type { ConversationState } from "../../protocol/conversation.ts"
import { ConversationList } from "./conversation-list.tsx"
import { claimedBy, conversationOf, pretendLine, tom, waiting } from "./pretend-line.tsx"
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

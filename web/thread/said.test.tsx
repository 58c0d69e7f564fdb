import { expect, test } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import type { Side } from "../../protocol/conversation.ts"
import { lena, Talk } from "../live/scene.ts"
import type { TimelineItem } from "../live/timeline.ts"
import { rowsOf } from "./rows.ts"
import { Said } from "./said.tsx"

async function shown(side: Side, text: string | null) {
  const talk = new Talk(10)
  const entry = talk.ines("It costs 10")
  const correction = { text, at: 2_000, author: { kind: "staff", id: null, name: "Ada" } as const }
  const item: TimelineItem = { kind: "entry", id: entry.id, entry, mine: false, receipt: null, fate: null, correction }
  const row = rowsOf([item], { side, viewer: lena, unread: null }).find(one => one.kind === "message")
  if (row?.kind !== "message") throw new Error("It is a message")
  return render(<Said row={row} side={side} />)
}

test("staff see that something was changed, and what it said first when they ask", async () => {
  const screen = await shown("staff", "It costs 12")
  await expect.element(screen.getByText("It costs 12")).toBeVisible()
  await expect.element(screen.getByText("It costs 10")).not.toBeVisible()
  await userEvent.click(screen.getByText("Edited"))
  await expect.element(screen.getByText("It costs 10")).toBeVisible()
})

test("customers see that it was changed, and not from what", async () => {
  const screen = await shown("customer", "It costs 12")
  await expect.element(screen.getByText("It costs 12")).toBeVisible()
  await expect.element(screen.getByText("Edited")).toBeVisible()
  await expect.element(screen.getByText("It costs 10")).not.toBeInTheDocument()
})

test("what was taken back has no words, and staff are told by whom", async () => {
  const theirs = await shown("staff", null)
  await expect.element(theirs.getByText("Message deleted by Ada")).toBeVisible()
  await expect.element(theirs.getByText("It costs 10")).not.toBeInTheDocument()
  await theirs.unmount()
  const hers = await shown("customer", null)
  await expect.element(hers.getByText("Message deleted", { exact: true })).toBeVisible()
})

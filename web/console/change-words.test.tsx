import { expect, test } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import type { Role } from "../../protocol/person.ts"
import { Talk } from "../live/scene.ts"
import { rowsOf } from "../thread/rows.ts"
import { changeUnder } from "./change-words.tsx"
import { pretendLine } from "./pretend-line.tsx"

async function beside(whose: "mine" | "theirs", role: Role = "agent") {
  const { line, around } = pretendLine(role)
  const done: unknown[] = []
  line.act = (conversationId, command) => {
    done.push(command)
    return { ok: true, id: conversationId, conversationId }
  }
  const entry = new Talk(10).ines("It costs 10")
  const item = { kind: "entry", id: entry.id, entry, mine: whose === "mine", receipt: null, fate: null } as const
  const row = rowsOf([item], { side: "staff", viewer: null, unread: null }).find(one => one.kind === "message")
  if (row?.kind !== "message") throw new Error("It is a message")
  const screen = await render(around(changeUnder(row)))
  return { screen, line, done, entryId: entry.id, more: screen.getByRole("button", { name: "Change this message" }) }
}

test("one corrects one's own words where they stand", async () => {
  const { screen, done, entryId, more } = await beside("mine")
  await userEvent.click(more)
  await userEvent.click(screen.getByRole("button", { name: "Edit" }))
  const field = screen.getByLabelText("Edit this message")
  await expect.element(field).toHaveFocus()
  await expect.element(field).toHaveValue("It costs 10")
  await userEvent.fill(field, "It costs 12")
  await userEvent.click(screen.getByRole("button", { name: "Save" }))
  expect(done).toEqual([{ type: "edit", entryId, text: "It costs 12" }])
  await expect.element(field).not.toBeInTheDocument()
})

test("what cannot be taken stays in its field and says why, and so does what an input method is asked to give up", async () => {
  const { screen, line, more } = await beside("mine")
  line.act = () => ({ ok: false, refusal: { code: "rate_limited", detail: "Too many wait to be sent." } })
  await userEvent.click(more)
  await userEvent.click(screen.getByRole("button", { name: "Edit" }))
  const field = screen.getByLabelText("Edit this message")
  await userEvent.fill(field, "It costs 12")
  await userEvent.click(screen.getByRole("button", { name: "Save" }))
  await expect.element(screen.getByText("Too many wait to be sent.")).toBeVisible()
  const given = { key: "Escape", isComposing: true, bubbles: true }
  field.element().dispatchEvent(new KeyboardEvent("keydown", given))
  await expect.element(field).toHaveValue("It costs 12")
  field.element().dispatchEvent(new KeyboardEvent("keydown", { ...given, isComposing: false }))
  await expect.element(field).not.toBeInTheDocument()
})

test("deleting asks first; an admin may take back anybody's words, and not change them", async () => {
  const { screen, done, entryId, more } = await beside("theirs", "admin")
  await userEvent.click(more)
  await expect.element(screen.getByRole("button", { name: "Edit" })).not.toBeInTheDocument()
  await userEvent.click(screen.getByRole("button", { name: "Delete" }))
  await expect.element(screen.getByRole("dialog", { name: "Delete this message?" })).toBeVisible()
  expect(done).toEqual([])
  await userEvent.click(screen.getByRole("dialog").getByRole("button", { name: "Delete" }))
  expect(done).toEqual([{ type: "delete", entryId }])
  await expect.element(screen.getByRole("dialog")).not.toBeInTheDocument()
})

test("an agent leaves a colleague's words alone", async () => {
  const { more } = await beside("theirs")
  await expect.element(more).not.toBeInTheDocument()
  const { more: own } = await beside("mine")
  await expect.element(own).toBeInTheDocument()
})

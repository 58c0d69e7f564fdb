import axe from "axe-core"
import { afterEach, expect, test } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import "../look/look.css"
import type { Entry, EntryBody } from "../../protocol/entry.ts"
import { Palette } from "../palette/palette.tsx"
import { LastWords } from "./last-words.tsx"
import { conversationOf, ines, pretendLine, tom, waiting } from "./pretend-line.tsx"

afterEach(() => {
  document.documentElement.style.colorScheme = ""
})

async function words(...bodies: [author: { id: string; name: string }, body: EntryBody][]) {
  const { line, know, around } = pretendLine()
  const acted: unknown[] = []
  line.act = (conversationId, command) => {
    acted.push(command)
    return { ok: true, id: conversationId, conversationId }
  }
  const { id: conversationId } = conversationOf("Lena", waiting(0))
  const entries = bodies.map(
    ([author, body], index): Entry => ({
      id: `${index}`,
      conversationId,
      seq: index + 1,
      position: index + 1,
      at: 0,
      author: { kind: "staff", ...author },
      body,
    }),
  )
  know({ threads: { [conversationId]: { status: "loaded", entries, upTo: 9, olderCursor: null, older: "idle" } } })
  const screen = await render(
    around(
      <>
        <h1 tabIndex={-1}>Lena</h1>
        <button type="button">Claim</button>
        <LastWords conversationId={conversationId} viewerId={ines.userId} />
        <Palette />
      </>,
    ),
  )
  const choose = (name: string) => userEvent.keyboard(`{Control>}k{/Control}${name}{Enter}`)
  return { screen, acted, choose }
}

const me = { id: ines.userId, name: ines.name }

test("what one wrote last is corrected by name, as it reads now, whoever wrote after it", async () => {
  const { screen, acted, choose } = await words(
    [me, { type: "message", text: "Helo" }],
    [me, { type: "edited", entryId: "0", of: "message", text: "Hello" }],
    [tom, { type: "message", text: "Hi" }],
  )
  screen.getByRole("button", { name: "Claim" }).element().focus()
  await choose("edit")
  const field = screen.getByRole("textbox", { name: "Edit the message you wrote last" })
  await expect.element(field).toHaveValue("Hello")
  for (const scheme of ["light", "dark"]) {
    document.documentElement.style.colorScheme = scheme
    const { violations } = await axe.run(screen.container)
    expect(violations.map(({ id }) => id)).toEqual([])
  }
  await userEvent.fill(field, "Hello!")
  await userEvent.click(screen.getByRole("button", { name: "Save" }))
  expect(acted).toEqual([{ type: "edit", entryId: "0", text: "Hello!" }])
  expect(screen.getByRole("dialog").elements()).toEqual([])
  await expect.element(screen.getByRole("button", { name: "Claim" })).toHaveFocus()
})

test("what is gone is passed over, and deleting asks first", async () => {
  const { screen, acted, choose } = await words(
    [me, { type: "note", text: "She called" }],
    [me, { type: "message", text: "", isDeleted: true }],
  )
  await choose("delete")
  await expect.element(screen.getByText(/^“She called” is gone for everybody/)).toBeVisible()
  expect(acted).toEqual([])
  await userEvent.click(screen.getByRole("button", { name: "Delete" }))
  expect(acted).toEqual([{ type: "delete", entryId: "0" }])
  await expect.element(screen.getByRole("heading", { name: "Lena" })).toHaveFocus()
})

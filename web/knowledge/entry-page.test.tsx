import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import { queryClient } from "../app/queries.ts"
import { EntryPage } from "./entry-page.tsx"
import { NewEntryPage } from "./new-entry-page.tsx"
import { entryOf, pretendKnowledge } from "./pretend-knowledge.tsx"

beforeEach(() => localStorage.clear())
afterEach(() => {
  vi.restoreAllMocks()
  queryClient.clear()
})

async function entryPage(entry = entryOf("Returns")) {
  const service = pretendKnowledge(entry)
  const page = service.around(<EntryPage entryId={entry.id} />)
  const screen = await render(page)
  return { ...service, entry, page, screen, text: () => screen.getByRole("textbox", { name: "Text" }) }
}

test("what is typed and not saved is still there when one comes back, until it is discarded", async () => {
  const { screen, page, text, asked } = await entryPage()
  await userEvent.fill(text(), "Half a sen")
  await expect.element(screen.getByText(/Not saved yet/)).toBeVisible()
  await screen.unmount()

  const again = await render(page)
  const field = again.getByRole("textbox", { name: "Text" })
  await expect.element(field).toHaveValue("Half a sen")
  await userEvent.click(again.getByRole("button", { name: "Discard what you changed" }))
  await expect.element(field).toHaveValue("What we say about: Returns")
  await again.unmount()
  const third = await render(page)
  await expect.element(third.getByRole("textbox", { name: "Text" })).toHaveValue("What we say about: Returns")
  expect(third.getByText(/Not saved yet/).elements()).toEqual([])
  expect(asked).toEqual([])
})

test("what was changed is saved, one question a line, the address completed", async () => {
  const { screen, text, asked, entry } = await entryPage()
  await userEvent.fill(screen.getByLabelText("Other ways to ask"), "can I send it back\n\n  refund ")
  await userEvent.fill(screen.getByLabelText("Link"), "example.com/returns")
  await userEvent.fill(text(), "Thirty days.")
  await userEvent.click(screen.getByRole("button", { name: "Save" }))
  await expect.element(screen.getByText("Saved.")).toBeVisible()
  expect(screen.getByText(/Not saved yet/).elements()).toEqual([])
  expect(asked).toEqual([
    {
      method: "PATCH",
      path: entry.id,
      body: {
        text: "Thirty days.",
        questions: ["can I send it back", "refund"],
        url: "https://example.com/returns",
        status: "published",
        revision: entry.revision,
      },
    },
  ])
})

test("what is typed while the entry is being saved is kept as well", async () => {
  const { screen, text, hold } = await entryPage()
  const release = hold()
  await userEvent.fill(text(), "Thirty days.")
  await userEvent.click(screen.getByRole("button", { name: "Save" }))
  await userEvent.fill(text(), "Thirty days, or")
  release()
  await expect.element(screen.getByText("Saved.")).toBeVisible()
  await expect.element(screen.getByText(/Not saved yet/)).toBeVisible()
  await expect.element(text()).toHaveValue("Thirty days, or")
  expect(screen.getByRole("alert").filter({ hasText: "has changed this entry" }).elements()).toEqual([])
})

test("Enter keeps a draft a draft; publishing says that it is used from now on, unpublishing that it is not", async () => {
  const { screen, asked } = await entryPage(entryOf("Hours", { status: "draft" }))
  await userEvent.fill(screen.getByLabelText("Title"), "Opening hours")
  await userEvent.keyboard("{Enter}")
  await expect.element(screen.getByText("Saved.")).toBeVisible()
  await userEvent.click(screen.getByRole("button", { name: "Publish" }))
  await expect.element(screen.getByText("The assistant answers from it now.")).toBeVisible()
  await userEvent.click(screen.getByRole("button", { name: "Unpublish" }))
  await expect.element(screen.getByText("Saved. The assistant does not use it.")).toBeVisible()
  expect(asked.map(({ body }) => body)).toEqual([
    expect.objectContaining({ status: "draft", title: "Opening hours" }),
    expect.objectContaining({ status: "published" }),
    expect.objectContaining({ status: "draft" }),
  ])
})

test("what a colleague saves meanwhile is shown, or told to whoever has begun to write", async () => {
  const { screen, text, change, entry } = await entryPage()
  await expect.element(text()).toHaveValue("What we say about: Returns")
  change(entry.id, { text: "Sixty days.", updatedBy: { id: entry.id, name: "Tom" } })
  await queryClient.refetchQueries()
  await expect.element(text()).toHaveValue("Sixty days.")

  await userEvent.fill(text(), "Ninety days.")
  change(entry.id, { text: "Thirty days." })
  await queryClient.refetchQueries()
  await expect.element(screen.getByRole("alert").filter({ hasText: "Tom has changed this entry" })).toBeVisible()
  await expect.element(text()).toHaveValue("Ninety days.")
  await userEvent.click(screen.getByText("How it reads now"))
  await expect.element(screen.getByText("Thirty days.")).toBeVisible()
})

test("who saves what a colleague has changed is shown that first, and keeps their own text", async () => {
  const { screen, text, change, entry, asked } = await entryPage()
  await userEvent.fill(text(), "Ninety days.")
  change(entry.id, { text: "Sixty days.", updatedBy: { id: entry.id, name: "Tom" } })
  await userEvent.click(screen.getByRole("button", { name: "Save" }))
  await expect.element(screen.getByRole("alert").filter({ hasText: "since you read it" })).toBeVisible()
  await expect.element(screen.getByRole("alert").filter({ hasText: "Tom has changed this entry" })).toBeVisible()
  await userEvent.click(screen.getByText("How it reads now"))
  await expect.element(screen.getByText("Sixty days.")).toBeVisible()
  await expect.element(text()).toHaveValue("Ninety days.")

  await userEvent.click(screen.getByRole("button", { name: "Save" }))
  await expect.element(screen.getByText("Saved.")).toBeVisible()
  expect(screen.getByText("How it reads now").elements()).toEqual([])
  expect(asked.map(({ body }) => body)).toEqual([
    { text: "Ninety days.", status: "published", revision: entry.revision },
    { text: "Ninety days.", status: "published", revision: expect.not.stringMatching(entry.revision) },
  ])
})

test("what is wrong stands beside the field, and what was refused stays in the form", async () => {
  const { screen, text, asked, instead } = await entryPage()
  await userEvent.fill(screen.getByLabelText("Title"), " ")
  await userEvent.fill(screen.getByLabelText("Link"), "javascript:alert(1)")
  await userEvent.click(screen.getByRole("button", { name: "Save" }))
  await expect.element(screen.getByLabelText("Title")).toHaveFocus()
  await expect.element(screen.getByLabelText("Title")).toHaveAccessibleDescription("Write something first.")
  await expect.element(screen.getByLabelText("Link")).toHaveAccessibleDescription(/Write an address like/)
  expect(asked).toEqual([])

  await userEvent.fill(screen.getByLabelText("Title"), "Returns")
  await userEvent.fill(screen.getByLabelText("Link"), "")
  await userEvent.fill(text(), "Thirty days.")
  instead.refusal = { status: 403, code: "forbidden" }
  await userEvent.click(screen.getByRole("button", { name: "Save" }))
  await expect.element(screen.getByRole("alert").filter({ hasText: /You may not do this/i })).toBeVisible()
  await expect.element(text()).toHaveValue("Thirty days.")
  await expect.element(screen.getByText(/Not saved yet/)).toBeVisible()
})

test("deleting asks first", async () => {
  const { screen, asked, entry } = await entryPage()
  await userEvent.click(screen.getByRole("button", { name: "Delete" }))
  const dialog = screen.getByRole("dialog", { name: "Delete “Returns”?" })
  await userEvent.click(dialog.getByRole("button", { name: "Cancel" }))
  expect(asked).toEqual([])
  await userEvent.click(screen.getByRole("button", { name: "Delete" }))
  await userEvent.click(dialog.getByRole("button", { name: "Delete" }))
  await expect.poll(() => asked).toEqual([{ method: "DELETE", path: entry.id, body: null }])
})

test("a pasted document brings its heading along as the title", async () => {
  const { around } = pretendKnowledge()
  const screen = await render(around(<NewEntryPage />))
  const text = screen.getByRole("textbox", { name: "Text" }).element()
  const clipboardData = new DataTransfer()
  clipboardData.setData("text/plain", "# Returns\n\nThirty days.")
  text.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }))
  await expect.element(screen.getByLabelText("Title")).toHaveValue("Returns")
})

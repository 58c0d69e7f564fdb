import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import { limits } from "../../protocol/limits.ts"
import { queryClient } from "../app/queries.ts"
import { KnowledgeRoom } from "./knowledge-room.tsx"
import { entryOf, pretendKnowledge } from "./pretend-knowledge.tsx"

beforeEach(() => localStorage.clear())
afterEach(() => {
  vi.restoreAllMocks()
  queryClient.clear()
})

async function room(...known: Parameters<typeof pretendKnowledge>) {
  const service = pretendKnowledge(...known)
  const screen = await render(service.around(<KnowledgeRoom />))
  return { ...service, screen }
}

test("the list says what each entry is, and finds those that one looks for", async () => {
  const { screen, listed } = await room(
    entryOf("Returns", { updatedBy: null }),
    entryOf("Delivery", { status: "draft", source: "url", url: "https://help.example/delivery" }),
  )
  const rows = screen.getByRole("region", { name: "Entries" }).getByRole("listitem")
  await expect.element(rows.nth(0)).toMatchTextContent(/Returns.*Written here.*Published/)
  await expect.element(rows.nth(1)).toMatchTextContent(/Delivery.*From help.example.*by you.*Draft/)

  await userEvent.fill(screen.getByLabelText("Search the knowledge"), "Deli")
  await expect.poll(() => rows.elements().length).toBe(1)
  await userEvent.click(screen.getByRole("radio", { name: /Published/ }))
  await expect.element(screen.getByText("No such entry")).toBeVisible()
  expect(listed.at(-1)).toBe("?status=published&text=Deli&limit=100")
})

test("however long the list is, the way to what brings files in stands above it", async () => {
  const { screen } = await room(...Array.from({ length: 30 }, (_, number) => entryOf(`Entry ${number}`)))
  const card = screen.getByRole("region", { name: "Bring in what you have" })
  await expect.element(card).not.toBeInViewport()
  await userEvent.click(screen.getByRole("link", { name: "Bring in a file or page" }))
  await expect.element(card).toBeInViewport()
})

test("a long list comes in pages", async () => {
  const { screen } = await room(entryOf("One"), entryOf("Two"), entryOf("Three"))
  const rows = screen.getByRole("region", { name: "Entries" }).getByRole("listitem")
  await expect.poll(() => rows.elements().length).toBe(2)
  await expect.element(screen.getByText("2 or more entries")).toBeInTheDocument()
  await userEvent.click(screen.getByRole("button", { name: "Show more" }))
  await expect.poll(() => rows.elements().length).toBe(3)
  expect(screen.getByRole("button", { name: "Show more" }).elements()).toEqual([])
})

test("a draft is published from its row", async () => {
  const draft = entryOf("Opening hours", { status: "draft" })
  const { screen, asked } = await room(draft)
  await userEvent.click(screen.getByRole("button", { name: "Publish Opening hours" }))
  await expect.element(screen.getByRole("listitem").getByText("Published")).toBeVisible()
  expect(asked).toEqual([{ method: "PATCH", path: draft.id, body: { status: "published", revision: draft.revision } }])
})

test("a draft that a colleague has changed is not published unread: the list shows what it is now", async () => {
  const draft = entryOf("Opening hours", { status: "draft" })
  const { screen, change } = await room(draft)
  await expect.element(screen.getByRole("button", { name: "Publish Opening hours" })).toBeVisible()
  change(draft.id, { title: "Opening hours in winter" })
  await userEvent.click(screen.getByRole("button", { name: "Publish Opening hours" }))
  await expect.element(screen.getByRole("alert").filter({ hasText: "since you read it" })).toBeVisible()
  await userEvent.click(screen.getByRole("button", { name: "Publish Opening hours in winter" }))
  await expect.element(screen.getByRole("listitem").getByText("Published")).toBeVisible()
})

test("where nothing is written down yet, the page says what to do", async () => {
  const { screen } = await room()
  await expect.element(screen.getByRole("heading", { name: "Nothing is written down yet" })).toBeVisible()
  await expect.element(screen.getByRole("link", { name: "Write an entry" })).toBeVisible()
  expect(screen.getByLabelText("Search the knowledge").elements()).toEqual([])
})

test("a list that was refused says why, and can be asked for again", async () => {
  const service = pretendKnowledge(entryOf("Returns"))
  service.instead.refusal = { status: 403, code: "forbidden" }
  const screen = await render(service.around(<KnowledgeRoom />))
  await expect.element(screen.getByRole("alert")).toMatchTextContent(/You may not do this/i)
  service.instead.refusal = null
  await userEvent.click(screen.getByRole("button", { name: "Try again" }))
  await expect.element(screen.getByRole("link", { name: /Returns/ })).toBeVisible()
})

test("of several files each is told what became of it, and one that is too large is not even sent", async () => {
  const { screen, asked, instead } = await room(entryOf("Returns"))
  const files = screen.getByLabelText("Text or Markdown files")
  const large = new File([new Uint8Array(limits.importBytesMax + 1)], "large.txt")
  await userEvent.click(screen.getByLabelText(/Make an entry of each/))
  await userEvent.upload(files, [new File(["# Hours\nMonday"], "hours.md"), large])
  const outcomes = screen.getByRole("list", { name: "What came of your files" }).getByRole("listitem")
  await expect.element(outcomes.nth(0)).toMatchTextContent("hours.md is here as a draft: From outside")
  await expect.element(outcomes.nth(1)).toMatchTextContent("large.txt Larger than 1 MB.")
  const content = btoa("# Hours\nMonday")
  expect(asked).toEqual([
    { method: "POST", path: "imports", body: { from: "file", name: "hours.md", content, split: true } },
  ])

  instead.refusal = { status: 422, code: "bad_file", detail: "This file is a picture." }
  await userEvent.upload(files, [new File(["\0"], "tent.txt")])
  await expect.element(outcomes.nth(2)).toMatchTextContent("tent.txt This file is a picture.")
  instead.refusal = null
  await userEvent.click(outcomes.nth(2).getByRole("button"))
  await expect.element(outcomes.nth(2)).toMatchTextContent("tent.txt is here as a draft")
})

test("a page of the web is asked for by its address, and why it cannot be read stands beside it", async () => {
  const { screen, asked, instead } = await room(entryOf("Returns"))
  const address = screen.getByRole("textbox", { name: "A page of the web" })
  const read = screen.getByRole("button", { name: "Read page" })
  await userEvent.click(read)
  await expect.element(address).toHaveAccessibleDescription(/Write the address of a page/)
  await userEvent.fill(address, "not an address")
  await userEvent.click(read)
  await expect.element(address).toHaveAccessibleDescription(/Write an address like/)

  instead.refusal = { status: 422, code: "bad_url", detail: "This address is private." }
  await userEvent.fill(address, "help.example/returns")
  await userEvent.click(read)
  await expect.element(address).toHaveAccessibleDescription(/This address is private/)
  await expect.element(address).toHaveValue("help.example/returns")
  instead.refusal = null
  await userEvent.click(read)
  await expect.element(screen.getByText(/is here as a draft/)).toBeVisible()
  expect(asked.at(-1)?.body).toEqual({ from: "url", url: "https://help.example/returns" })
})

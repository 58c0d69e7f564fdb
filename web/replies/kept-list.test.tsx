import { QueryClientProvider } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { afterEach, expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import { queryClient } from "../app/queries.ts"
import { pretendLine, tom } from "../console/pretend-line.tsx"
import MacrosPage from "../macros/macros-page.tsx"
import { pretendAtHand } from "./pretend-at-hand.tsx"
import RepliesPage from "./replies-page.tsx"

afterEach(() => {
  vi.restoreAllMocks()
})

const at = (page: ReactNode) => (
  <QueryClientProvider client={queryClient}>{pretendLine().around(page)}</QueryClientProvider>
)

test("a reply is written with a variable, refused under a name that is taken, and kept under another", async () => {
  const { sent } = pretendAtHand({ replies: { hello: "Hello!" } })
  const screen = await render(at(<RepliesPage />))
  await userEvent.click(screen.getByRole("button", { name: "New reply" }))
  await userEvent.keyboard("hello")
  await userEvent.fill(screen.getByLabelText("Text"), "Dear ")
  await userEvent.click(screen.getByRole("button", { name: "customer.name" }))
  await userEvent.keyboard(",")
  await userEvent.click(screen.getByRole("button", { name: "Save" }))
  await expect.element(screen.getByText("There is one of this name.")).toBeVisible()
  await expect.element(screen.getByLabelText("Name")).toHaveFocus()
  await userEvent.fill(screen.getByLabelText("Name"), "dear")
  await userEvent.click(screen.getByRole("button", { name: "Save" }))
  await expect.element(screen.getByText("Dear {{customer.name}},")).toBeVisible()
  await expect.element(screen.getByRole("button", { name: "New reply" })).toBeVisible()
  expect(sent.at(-1)).toBe(`POST replies {"name":"dear","text":"Dear {{customer.name}},"}`)
})

test("a variable that there is not is told beside the text, and nothing is sent", async () => {
  const { sent } = pretendAtHand({ replies: { hello: "Hello!" } })
  const screen = await render(at(<RepliesPage />))
  await userEvent.click(screen.getByRole("button", { name: "Change hello" }))
  await userEvent.fill(screen.getByLabelText("Text"), "Hello {{customer.nmae}}")
  await userEvent.click(screen.getByRole("button", { name: "Save" }))
  await expect.element(screen.getByText(/^Nothing is known by \{\{customer\.nmae\}\}/)).toBeVisible()
  expect(sent).toEqual([])
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }))
  await expect.element(screen.getByRole("button", { name: "Change hello" })).toHaveFocus()
})

test("a macro is put together step by step, and what it does is said in the list", async () => {
  const label = { id: tom.id, name: "Billing", colour: "blue" as const }
  const { sent } = pretendAtHand({ macros: {}, desk: { labels: [label] } })
  const screen = await render(at(<MacrosPage />))
  await expect.element(screen.getByText(/^There are none yet/)).toBeVisible()
  await userEvent.click(screen.getByRole("button", { name: "New macro" }))
  await userEvent.keyboard("File it")
  await userEvent.selectOptions(screen.getByLabelText("Step 1", { exact: true }), "Add a label")
  await userEvent.click(screen.getByRole("button", { name: "Add a step" }))
  await userEvent.click(screen.getByRole("button", { name: "Add a step" }))
  await userEvent.click(screen.getByRole("button", { name: "Remove step 3" }))
  await expect.element(screen.getByRole("button", { name: "Add a step" })).toHaveFocus()
  await userEvent.click(screen.getByRole("button", { name: "Save" }))
  await expect.element(screen.getByText("Label Billing · Resolve")).toBeVisible()
  const actions = [{ type: "label", add: [label.id], remove: [] }, { type: "resolve" }]
  expect(sent).toEqual([`POST macros ${JSON.stringify({ name: "File it", actions })}`])
  await userEvent.click(screen.getByRole("button", { name: "Remove File it" }))
  await userEvent.click(screen.getByRole("dialog").getByRole("button", { name: "Remove" }))
  await expect.element(screen.getByText(/^There are none yet/)).toBeVisible()
  await expect.element(screen.getByRole("button", { name: "New macro" })).toHaveFocus()
})

import { QueryClientProvider } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import type { CustomerRead } from "../../../protocol/customer.ts"
import { queryClient } from "../../app/queries.ts"
import { Palette } from "../../palette/palette.tsx"
import { ines, pretendLine } from "../pretend-line.tsx"
import { CustomerDetails } from "./customer-details.tsx"

const note = { author: { id: ines.userId, name: "Ines" }, text: "Comes every summer", createdAt: 0, editedAt: null }
let kept: CustomerRead

beforeEach(() => {
  queryClient.clear()
  kept = {
    id: "20000000-0000-4000-8000-000000000001",
    name: "Lena",
    isGuest: false,
    email: "lena@example.com",
    firstSeenAt: new Date(2025, 0, 2).getTime(),
    attributes: { plan: "pro", Renewal: { date: "2027-01-01" } },
    notes: [{ id: "30000000-0000-4000-8000-000000000001", ...note }],
  }
  vi.stubGlobal("fetch", async (_: string, { method = "GET", body }: RequestInit = {}) => {
    const said = typeof body === "string" ? JSON.parse(body) : {}
    if (method === "PATCH") for (const [name, value] of Object.entries(said.attributes)) set(name, value)
    if (method === "POST") kept.notes.unshift({ id: crypto.randomUUID(), ...note, text: said.text })
    if (method === "DELETE") kept.notes.shift()
    return method === "DELETE"
      ? new Response(null, { status: 204 })
      : Response.json(method === "POST" ? kept.notes[0] : kept)
  })
})
afterEach(() => vi.unstubAllGlobals())

function set(name: string, value: unknown): void {
  const { [name]: _before, ...others } = kept.attributes
  kept.attributes = value === null ? others : { ...others, [name]: value as string }
}

async function panel(beside?: ReactNode) {
  const { around } = pretendLine()
  return render(
    <QueryClientProvider client={queryClient}>
      {around(
        <>
          <CustomerDetails customerId={kept.id} emailLeft={undefined} />
          {beside}
        </>,
      )}
    </QueryClientProvider>,
  )
}

test("who it is, since when, and what the team has written down", async () => {
  const screen = await panel()
  await expect.element(screen.getByText("lena@example.com")).toBeVisible()
  await expect.element(screen.getByText("2 Jan 2025")).toBeVisible()
  await expect.element(screen.getByText("Comes every summer")).toBeVisible()
  await expect.element(screen.getByRole("button", { name: "Change Renewal: 1 Jan 2027" })).toBeVisible()
})

test("an attribute is written with the keyboard, and the focus stays in the panel", async () => {
  const screen = await panel()
  await userEvent.click(screen.getByRole("button", { name: "Add an attribute" }))
  await userEvent.keyboard("seats")
  await userEvent.selectOptions(screen.getByLabelText("Kind"), "number")
  await userEvent.type(screen.getByLabelText("Value"), "many{Enter}")
  await expect.element(screen.getByText("Write a number, like 12 or 3.5.")).toBeVisible()
  await userEvent.fill(screen.getByLabelText("Value"), "12")
  await userEvent.keyboard("{Enter}")
  await expect.element(screen.getByRole("button", { name: "Change seats: 12" })).toBeVisible()
  expect(kept.attributes.seats).toBe(12)
  await expect.element(screen.getByRole("heading", { name: "Attributes" })).toHaveFocus()
})

test("from the palette a note or an attribute is begun, with the focus in it", async () => {
  const screen = await panel(<Palette />)
  await expect.element(screen.getByRole("button", { name: "Add a note" })).toBeVisible()
  await userEvent.keyboard("{Control>}k{/Control}")
  await userEvent.keyboard("note about{Enter}")
  await expect.element(screen.getByLabelText("A new note")).toHaveFocus()
  await userEvent.keyboard("Likes maps{Tab}{Enter}")
  await expect.element(screen.getByText("Likes maps")).toBeVisible()
  await userEvent.keyboard("{Control>}k{/Control}")
  await userEvent.keyboard("attribute{Enter}")
  await expect.element(screen.getByLabelText("Name")).toHaveFocus()
})

test("a value of another kind has to be chosen anew, and whoever walks through the kinds stays there", async () => {
  const screen = await panel()
  await userEvent.click(screen.getByRole("button", { name: "Change plan: pro" }))
  await expect.element(screen.getByLabelText("plan", { exact: true })).toHaveFocus()
  const kind = screen.getByLabelText("Kind")
  kind.element().focus()
  await userEvent.selectOptions(kind, "yesNo")
  await userEvent.selectOptions(kind, "number")
  await expect.element(kind).toHaveFocus()
  await userEvent.selectOptions(kind, "yesNo")
  await userEvent.click(screen.getByRole("button", { name: "Save" }))
  await expect.element(screen.getByText("Choose yes or no.")).toBeVisible()
  expect(kept.attributes.plan).toBe("pro")
})

test("an attribute is taken away, and a note is added and deleted", async () => {
  const screen = await panel()
  await userEvent.click(screen.getByRole("button", { name: "Remove plan" }))
  await expect.element(screen.getByRole("heading", { name: "Attributes" })).toHaveFocus()
  expect(Object.keys(kept.attributes)).toEqual(["Renewal"])
  await userEvent.click(screen.getByRole("button", { name: "Add a note" }))
  await userEvent.keyboard("Pays late")
  await userEvent.click(screen.getByRole("button", { name: "Save" }))
  await expect.element(screen.getByText("Pays late")).toBeVisible()
  await userEvent.click(screen.getByRole("button", { name: "Delete" }).first())
  await expect.element(screen.getByRole("heading", { name: "Notes about them" })).toHaveFocus()
  expect(kept.notes).toHaveLength(1)
})

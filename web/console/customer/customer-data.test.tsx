import axe from "axe-core"
import type { ReactNode } from "react"
import { afterEach, expect, test, vi } from "vitest"
import { page, userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import "../../look/look.css"
import { Palette } from "../../palette/palette.tsx"
import { pretendLine } from "../pretend-line.tsx"
import { CustomerData } from "./customer-data.tsx"

const lena = { id: "20000000-0000-4000-8000-000000000001", name: "Lena" }
const begun = {
  id: "40000000-0000-4000-8000-000000000001",
  ...{ requestedAt: 1, by: null, conversations: 0, doneAt: null },
}
afterEach(() => {
  vi.unstubAllGlobals()
  document.documentElement.style.colorScheme = ""
})

function panel(role: "admin" | "agent", beside?: ReactNode) {
  const asked: unknown[] = []
  vi.stubGlobal("fetch", async (path: string, { method, body }: RequestInit = {}) => {
    asked.push([method, path, body])
    return Response.json(begun, { status: 202 })
  })
  return render(
    pretendLine(role).around(
      <>
        <CustomerData customer={lena} />
        {beside}
      </>,
    ),
  ).then(screen => ({ screen, asked }))
}

test("an admin erases a person once their name is typed, and can take their data along before", async () => {
  const { screen, asked } = await panel("admin")
  const link = screen.getByRole("link", { name: "Export data" })
  await expect.element(link).toHaveAttribute("href", expect.stringContaining(`/customers/${lena.id}/export`))
  await userEvent.click(screen.getByRole("button", { name: "Erase this person…" }))
  const dialog = screen.getByRole("dialog", { name: "Erase Lena" })
  await expect.element(dialog).toBeVisible()
  await userEvent.click(screen.getByRole("button", { name: "Erase for good" }), { force: true })
  expect(asked).toEqual([])
  await userEvent.fill(screen.getByLabelText("Type “Lena” to go on"), "Lena")
  await userEvent.click(screen.getByRole("button", { name: "Erase for good" }))
  await expect.element(dialog).not.toBeInTheDocument()
  expect(asked).toEqual([["POST", expect.stringContaining("/erasures"), JSON.stringify({ userId: lena.id })]])
})

test("who thinks better of it finds the focus where they left, and the name to be typed anew", async () => {
  const { screen } = await panel("admin")
  const opener = screen.getByRole("button", { name: "Erase this person…" })
  await userEvent.click(opener)
  await userEvent.fill(screen.getByLabelText("Type “Lena” to go on"), "Lena")
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }))
  await expect.element(opener).toHaveFocus()
  await userEvent.click(opener)
  await expect.element(screen.getByLabelText("Type “Lena” to go on")).toHaveValue("")
  await userEvent.keyboard("{Escape}")
  await expect.element(opener).toHaveFocus()
})

test("the palette offers both, too", async () => {
  const { screen } = await panel("admin", <Palette />)
  const took = vi.fn((event: Event) => event.preventDefault())
  screen.getByRole("link", { name: "Export data" }).element().addEventListener("click", took)
  await userEvent.keyboard("{Control>}k{/Control}")
  await userEvent.keyboard("export{Enter}")
  await expect.poll(() => took.mock.calls.length).toBe(1)
  await userEvent.keyboard("{Control>}k{/Control}")
  await userEvent.keyboard("erase{Enter}")
  await expect.element(screen.getByRole("dialog", { name: "Erase Lena" })).toBeVisible()
})

test("an agent is not offered it", async () => {
  const { screen } = await panel("agent")
  await expect.element(screen.getByText("Their data")).not.toBeInTheDocument()
})

test.each([
  { width: 320, scheme: "light" },
  { width: 320, scheme: "dark" },
  { width: 1280, scheme: "light" },
  { width: 1280, scheme: "dark" },
])("axe finds nothing in the dialog at $width px, $scheme", async ({ width, scheme }) => {
  await page.viewport(width, 900)
  document.documentElement.style.colorScheme = scheme
  const { screen } = await panel("admin")
  await userEvent.click(screen.getByRole("button", { name: "Erase this person…" }))
  await expect.element(screen.getByRole("dialog", { name: "Erase Lena" })).toBeVisible()
  expect((await axe.run(document.body)).violations).toEqual([])
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
})

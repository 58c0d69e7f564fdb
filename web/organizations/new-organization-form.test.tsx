import { QueryClientProvider } from "@tanstack/react-query"
import { afterEach, expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import { queryClient } from "../app/queries.ts"
import { NewOrganizationForm } from "./new-organization-form.tsx"

afterEach(() => {
  vi.restoreAllMocks()
  queryClient.clear()
})

const northwind = {
  id: crypto.randomUUID(),
  slug: "northwind",
  name: "Northwind",
  logo: null,
  accent: null,
  role: null,
}

/** A service where the address "northwind" is taken and all others are free. */
async function form() {
  const posted: unknown[] = []
  vi.spyOn(globalThis, "fetch").mockImplementation(async (url, init) => {
    if (init?.method === "POST") posted.push(JSON.parse(String(init.body)))
    if (init?.method === "POST") return Response.json({ code: "slug_taken" }, { status: 409 })
    if (String(url).endsWith("/northwind")) return Response.json(northwind)
    return Response.json({ code: "not_found" }, { status: 404 })
  })
  const screen = await render(
    <QueryClientProvider client={queryClient}>
      <NewOrganizationForm />
    </QueryClientProvider>,
  )
  return { screen, posted }
}

test("the address follows the name, and one that is taken is said to be", async () => {
  const { screen } = await form()
  await userEvent.fill(screen.getByLabelText("Name"), "Northwind")
  const address = screen.getByLabelText("Address")
  await expect.element(address).toHaveValue("northwind")
  await expect.element(screen.getByText("This address is taken by another organization.")).toBeVisible()
  await expect.element(address).toHaveAttribute("aria-invalid", "true")
  await userEvent.fill(screen.getByLabelText("Name"), "Çelik & Søn")
  await expect.element(address).toHaveValue("celik-son")
  await expect.element(screen.getByText("This address is free.")).toBeVisible()
})

test("an address of one's own stays when the name changes", async () => {
  const { screen } = await form()
  await userEvent.fill(screen.getByLabelText("Address"), "tents")
  await userEvent.fill(screen.getByLabelText("Name"), "Northwind")
  await expect.element(screen.getByLabelText("Address")).toHaveValue("tents")
})

test("somebody else may be faster: the refusal stands beside the address", async () => {
  const { screen, posted } = await form()
  await userEvent.fill(screen.getByLabelText("Name"), "Tents")
  await userEvent.selectOptions(screen.getByLabelText("Region"), "eu")
  await userEvent.click(screen.getByRole("button", { name: "Start the organization" }))
  await expect.element(screen.getByLabelText("Address")).toHaveFocus()
  await expect.element(screen.getByText("This address is taken by another organization.")).toBeVisible()
  expect(posted).toEqual([{ name: "Tents", slug: "tents", region: "eu", accent: null }])
})

test("a colour that would not read on paper is said to be darkened", async () => {
  const { screen } = await form()
  await userEvent.fill(screen.getByLabelText("Colour"), "#ffff00")
  await expect.element(screen.getByText(/too pale on paper, so it is darkened/)).toBeVisible()
})

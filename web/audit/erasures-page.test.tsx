import { QueryClientProvider } from "@tanstack/react-query"
import axe from "axe-core"
import { afterEach, expect, test, vi } from "vitest"
import { page } from "vitest/browser"
import { render } from "vitest-browser-react"
import type { Erasure } from "../../protocol/erasure.ts"
import type { Role } from "../../protocol/person.ts"
import { queryClient } from "../app/queries.ts"
import { ines, pretendLine } from "../console/pretend-line.tsx"
import ErasuresPage from "./erasures-page.tsx"
import "../look/look.css"
import "../look/dashboard.css"

afterEach(() => {
  vi.restoreAllMocks()
  queryClient.clear()
  document.documentElement.style.colorScheme = ""
})

const asked: Erasure = {
  ...{ id: crypto.randomUUID(), requestedAt: Date.UTC(2026, 2, 1), by: { id: ines.userId, name: ines.name } },
  ...{ conversations: 3, doneAt: null },
}
const own: Erasure = {
  ...asked,
  id: crypto.randomUUID(),
  by: null,
  conversations: 1,
  doneAt: asked.requestedAt + 4_000,
}

/** The page before a service that answers so until it `says` something else; and what it was asked for. */
async function reading(erasures: Erasure[], role: Role = "owner") {
  const paths: string[] = []
  let answer = erasures
  vi.spyOn(globalThis, "fetch").mockImplementation(async input => {
    if (!String(input).endsWith("/erasures")) return Response.json(null)
    paths.push(String(input))
    return Response.json({ erasures: answer })
  })
  const screen = await render(
    <QueryClientProvider client={queryClient}>{pretendLine(role).around(<ErasuresPage />)}</QueryClientProvider>,
  )
  const says = (newer: Erasure[]) => {
    answer = newer
  }
  return { screen, says, rows: screen.getByRole("region", { name: "Erasures" }).getByRole("listitem"), paths }
}

test("each erasure says who wished it and how far it is, until it is done", async () => {
  const { screen, rows, says } = await reading([asked, own])
  await expect.element(rows.first()).toMatchTextContent(/Going on · asked for by Ines · 3 conversations/)
  await expect
    .element(rows.last())
    .toMatchTextContent(/Done, nothing is left · asked for by the person themselves · 1 conversation · took 4 s/)
  await expect.element(screen.getByText("1 done, 1 going on", { exact: true })).toBeInTheDocument()
  says([{ ...asked, doneAt: asked.requestedAt + 300_000 }, own])
  await expect.element(rows.first()).toMatchTextContent(/Done, nothing is left .* took 5 min/)
  await expect.element(screen.getByText("2 done", { exact: true })).toBeInTheDocument()
})

test("where nobody was erased, it says where that is done", async () => {
  const { screen } = await reading([])
  await expect.element(screen.getByText(/^Nobody has been erased\./)).toBeVisible()
  await expect
    .element(screen.getByRole("link", { name: "The same in the audit log" }))
    .toHaveAttribute("href", "/dashboard/northwind/audit?action=customer.erased")
})

test("agents are told whose it is, and nothing is asked for", async () => {
  const { screen, paths } = await reading([asked], "agent")
  await expect.element(screen.getByText("Owners and admins see here how erasures stand.")).toBeVisible()
  expect(paths).toEqual([])
})

test.each([
  { width: 320, scheme: "light" },
  { width: 320, scheme: "dark" },
  { width: 1280, scheme: "light" },
  { width: 1280, scheme: "dark" },
])("axe finds nothing at $width px, $scheme", async ({ width, scheme }) => {
  await page.viewport(width, 900)
  document.documentElement.style.colorScheme = scheme
  const { rows } = await reading([asked, own])
  await expect.element(rows.last()).toBeVisible()
  expect((await axe.run(document.body)).violations).toEqual([])
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
})

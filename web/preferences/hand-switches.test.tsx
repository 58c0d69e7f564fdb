import { QueryClientProvider } from "@tanstack/react-query"
import axe from "axe-core"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import "../look/look.css"
import { type Preferences, preferenceDefaults, preferences as shape } from "../../protocol/preferences.ts"
import { queryClient } from "../app/queries.ts"
import { nextAfterResolve } from "../console/next-setting.ts"
import { pretendLine } from "../console/pretend-line.tsx"
import { setShortcuts, shortcutsAreOn } from "../console/shortcuts-setting.ts"
import KeyboardPage from "./keyboard-page.tsx"

beforeEach(() => queryClient.clear())
afterEach(() => {
  vi.unstubAllGlobals()
  setShortcuts("on")
  nextAfterResolve.set("off")
  document.documentElement.style.colorScheme = ""
})

async function page(kept: Preferences) {
  const server = { kept, isDown: false }
  vi.stubGlobal("fetch", async (path: string, { method, body }: RequestInit) => {
    if (!path.endsWith("/preferences")) return Response.json({ items: [] })
    if (method === "PUT" && server.isDown) return Response.json({ code: "internal" }, { status: 500 })
    if (method === "PUT") server.kept = shape.parse(JSON.parse(String(body)))
    return Response.json({ preferences: server.kept })
  })
  const { around } = pretendLine()
  const screen = await render(
    <QueryClientProvider client={queryClient}>{around(<KeyboardPage />)}</QueryClientProvider>,
  )
  return { screen, server }
}

const keys = /^Use single-key shortcuts/
const next = /^Go to the next conversation after resolving/

test("what was set on another device counts here, and what is set here counts there", async () => {
  const { screen, server } = await page({ shortcuts: false, nextAfterResolve: true })
  await expect.element(screen.getByRole("checkbox", { name: keys })).not.toBeChecked()
  await expect.element(screen.getByRole("checkbox", { name: next })).toBeChecked()
  expect(shortcutsAreOn()).toBe(false)
  await userEvent.click(screen.getByRole("checkbox", { name: keys }))
  expect(shortcutsAreOn()).toBe(true)
  await expect.poll(() => server.kept).toEqual({ shortcuts: true, nextAfterResolve: true })
})

test("what could not be kept counts here and says so", async () => {
  const { screen, server } = await page(preferenceDefaults)
  server.isDown = true
  await userEvent.click(screen.getByRole("checkbox", { name: next }))
  await expect.element(screen.getByText(/^This counts here, and not yet on your other devices/)).toBeVisible()
  expect(nextAfterResolve.isOn()).toBe(true)
})

test("the page can be used by everybody", async () => {
  const { screen } = await page(preferenceDefaults)
  await expect.element(screen.getByText("Next conversation in the list")).toBeVisible()
  for (const scheme of ["light", "dark"]) {
    document.documentElement.style.colorScheme = scheme
    const { violations } = await axe.run(screen.container)
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([])
  }
})

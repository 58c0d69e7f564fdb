import { QueryClientProvider } from "@tanstack/react-query"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { page, userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import { queryClient } from "../app/queries.ts"
import "../look/look.css"
import { pretendLine } from "../console/pretend-line.tsx"
import "../look/console.css"
import "../look/dashboard.css"
import { Rail } from "./rail.tsx"

beforeEach(() => {
  queryClient.clear()
  vi.stubGlobal("fetch", async () => Response.json({}, { status: 503 }))
})
afterEach(() => {
  vi.unstubAllGlobals()
  history.replaceState(null, "", "/")
})

async function consoleAt(path: string, screen: "list" | "thread") {
  history.replaceState(null, "", `/dashboard/northwind/${path}`)
  return render(
    <QueryClientProvider client={queryClient}>
      {pretendLine("owner").around(
        <div className="console" data-screen={screen}>
          <Rail>
            <button type="button">At the foot</button>
          </Rail>
          <main />
        </div>,
      )}
    </QueryClientProvider>,
  )
}

test("in a low window the rail's foot stays in sight, and the link of where one is comes into view", async () => {
  await page.viewport(1280, 600)
  const screen = await consoleAt("settings", "list")
  const link = screen.getByRole("link", { name: "Settings" })
  expect(link.element().closest(".rail-links")?.scrollTop).toBeGreaterThan(0)
  for (const part of [screen.getByRole("button", { name: "At the foot" }), link]) {
    const { top, bottom } = part.element().getBoundingClientRect()
    expect(top).toBeGreaterThan(0)
    expect(bottom).toBeLessThan(600)
  }
})

test("on a phone, where the links are a row, so does the link of where one is", async () => {
  await page.viewport(320, 700)
  const screen = await consoleAt("audit", "list")
  const { left, right } = screen.getByRole("link", { name: "Audit log" }).element().getBoundingClientRect()
  expect(left).toBeGreaterThan(0)
  expect(right).toBeLessThan(320)
})

test("the palette opens beside a thread on a narrow screen, where the rail is not shown", async () => {
  await page.viewport(320, 700)
  const screen = await consoleAt("conversations/waiting", "thread")
  expect(screen.getByRole("link", { name: "Settings" }).elements()).toEqual([])
  await userEvent.keyboard("{Control>}k{/Control}")
  await expect.element(screen.getByRole("combobox")).toBeVisible()
  await userEvent.keyboard("settings")
  await expect.element(screen.getByRole("option", { name: /Go to Settings/ })).toBeVisible()
})

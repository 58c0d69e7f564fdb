import { expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import type { Connection } from "../live/state.ts"
import { ConnectionBar } from "./connection-bar.tsx"
import "../look/look.css"

async function shown(connection: Connection) {
  const onTryNow = vi.fn()
  const screen = await render(<ConnectionBar connection={connection} onTryNow={onTryNow} />)
  return { screen, onTryNow, bar: screen.getByRole("status") }
}
const waiting = (reason: "offline" | "unreachable" | "dropped", attempt = 1): Connection => ({
  status: "waiting",
  attempt,
  retryAt: 0,
  reason,
})

test("offline, out of reach and interrupted are three different things", async () => {
  const { screen, bar } = await shown(waiting("offline"))
  await expect.element(bar).toMatchTextContent(/^You are offline. Messages are kept and sent when you are back./)
  await screen.rerender(<ConnectionBar connection={waiting("unreachable")} onTryNow={() => {}} />)
  await expect.element(bar).toMatchTextContent(/^Parley cannot be reached./)
  await screen.rerender(<ConnectionBar connection={waiting("dropped", 2)} onTryNow={() => {}} />)
  await expect.element(bar).toMatchTextContent(/^The connection is interrupted./)
})

test("a line that drops once and is back at once is not worth a word", async () => {
  const { bar } = await shown(waiting("dropped", 1))
  await expect.element(bar).toBeEmptyDOMElement()
})

test("Try now tries, and keeps the focus while it does", async () => {
  const { screen, onTryNow } = await shown(waiting("unreachable"))
  const button = screen.getByRole("button")
  await userEvent.click(button)
  expect(onTryNow).toHaveBeenCalledOnce()
  const trying: Connection = { status: "connecting", socket: 2, attempt: 1, giveUpAt: 0, because: "unreachable" }
  await screen.rerender(<ConnectionBar connection={trying} onTryNow={onTryNow} />)
  await expect.element(button).toHaveTextContent("Trying…")
  await expect.element(button).toHaveFocus()
})

test("who is signed out is shown the way in", async () => {
  const { screen, bar } = await shown({ status: "stopped", reason: "signed_out" })
  await expect.element(bar).toMatchTextContent(/^You are signed out./)
  await expect.element(screen.getByRole("link", { name: "Sign in" })).toBeVisible()
})

test("an outdated page offers to be loaded again", async () => {
  const { screen, bar } = await shown({ status: "stopped", reason: "unknown_version" })
  await expect.element(bar).toMatchTextContent(/^This page is older than the service./)
  await expect.element(screen.getByRole("button", { name: "Load again" })).toBeVisible()
})

import { QueryClientProvider } from "@tanstack/react-query"
import axe from "axe-core"
import { afterEach, expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import {
  type NotificationSettings,
  notificationDefaults,
  notificationSettings,
  type OwnNotifications,
} from "../../protocol/notification.ts"
import type { Role } from "../../protocol/person.ts"
import { queryClient } from "../app/queries.ts"
import { pretendLine } from "../console/pretend-line.tsx"
import NotificationsPage from "./notifications-page.tsx"

afterEach(() => {
  vi.restoreAllMocks()
  queryClient.clear()
})

/** The page over a service that keeps what it is told, unless it refuses. */
async function page({
  role = "agent" as Role,
  refuses = undefined as (() => boolean | Promise<boolean>) | undefined,
  own = {} as Partial<OwnNotifications>,
} = {}) {
  const saved: NotificationSettings[] = []
  let kept: OwnNotifications = {
    settings: notificationDefaults,
    address: "ines@example.com",
    pushKey: null,
    devices: [],
    courier: null,
    ...own,
  }
  vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    if (!String(input).includes("/notifications")) return Response.json(null)
    if (init?.method === "DELETE") kept = { ...kept, devices: [] }
    if (init?.method === "DELETE") return new Response(null, { status: 204 })
    if (init?.method !== "PUT") return Response.json(kept)
    if (await refuses?.()) return Response.json({ code: "rate_limited" }, { status: 429 })
    const settings = notificationSettings.parse(JSON.parse(String(init.body)))
    saved.push(settings)
    kept = { ...kept, settings }
    return Response.json(kept)
  })
  const around = pretendLine(role).around(<NotificationsPage />)
  const screen = await render(<QueryClientProvider client={queryClient}>{around}</QueryClientProvider>)
  const box = (name: string) => screen.getByRole("checkbox", { name })
  await expect.element(box("Sound: A conversation is given to me")).toBeVisible()
  return { screen, saved, box }
}

test("each box is saved as it is set", async () => {
  const { saved, box } = await page()
  const name = "Mail: Somebody begins to wait for a person"
  await expect.element(box(name)).not.toBeChecked()
  await userEvent.click(box(name))
  await expect.element(box(name)).toBeChecked()
  await expect.poll(() => saved.at(-1)?.waiting).toEqual({ sound: true, desktop: true, mail: true })
  await userEvent.click(box("Sound: A colleague mentions me in a note"))
  await expect.poll(() => saved.at(-1)?.mention.sound).toBe(false)
  expect(saved.at(-1)?.waiting.mail).toBe(true)
})

test("a box that could not be saved goes back, and says why", async () => {
  const { screen, box } = await page({ refuses: () => true })
  await userEvent.click(box("Sound: A conversation is given to me"))
  await expect
    .element(screen.getByRole("region", { name: "Tell me when" }).getByRole("alert"))
    .toHaveTextContent("Too many at once. Wait a moment.")
  await expect.element(box("Sound: A conversation is given to me")).toBeChecked()
})

test("a box that was set meanwhile stays when another one goes back", async () => {
  const answer = Promise.withResolvers<boolean>()
  const answers = [answer.promise]
  const { saved, box } = await page({ refuses: () => answers.shift() ?? false })
  const [one, other] = [box("Sound: A conversation is given to me"), box("Mail: Somebody begins to wait for a person")]
  await userEvent.click(one)
  await userEvent.click(other)
  await expect.element(one).not.toBeChecked()
  answer.resolve(true)
  await expect.element(one).toBeChecked()
  await expect.element(other).toBeChecked()
  await expect.poll(() => saved.at(-1)?.waiting.mail).toBe(true)
  expect(saved.at(-1)?.assigned.sound).toBe(true)
})

test("a device that is notified can be taken out, and who manages sees what went out", async () => {
  const devices = [{ id: crypto.randomUUID(), name: "Firefox on Linux", createdAt: 1, isThis: false }]
  const courier = { mailed: 12, pushed: 3, givenUp: 2, waiting: 1 }
  const { screen } = await page({ own: { devices, courier } })
  await expect.element(screen.getByText("Given up")).toBeVisible()
  await userEvent.click(screen.getByRole("button", { name: "Stop notifying Firefox on Linux" }))
  await expect.element(screen.getByText("Firefox on Linux", { exact: true })).not.toBeInTheDocument()
  await expect.element(screen.getByRole("heading", { name: "Devices" })).toHaveFocus()
})

test("nothing on the page is out of reach of assistive technology", async () => {
  const { screen } = await page({ own: { courier: { mailed: 0, pushed: 0, givenUp: 0, waiting: 0 } } })
  expect((await axe.run(screen.container)).violations).toEqual([])
})

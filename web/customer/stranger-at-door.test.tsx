import { QueryClientProvider } from "@tanstack/react-query"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { userEvent } from "vitest/browser"
import { render } from "vitest-browser-react"
import { queryClient } from "../app/queries.ts"
import { uuid } from "../live/scene.ts"
import { StrangerAtDoor } from "./stranger-at-door.tsx"
import "../look/look.css"
import "./customer.css"

const organization = { id: uuid(500), slug: "northwind", name: "Northwind", logo: null, accent: null, role: null }
const asked: string[] = []

beforeEach(() => {
  localStorage.clear()
  asked.length = 0
  queryClient.setQueryData(["session"], null)
})
afterEach(() => vi.unstubAllGlobals())

/** The service as it answers the request for a guest; everything else is a session of nobody. */
async function shown(guest: () => Promise<Response>, assistant: { name: string } | null = null) {
  vi.stubGlobal("fetch", (path: string) => {
    asked.push(path)
    return path.endsWith("/sign-in/anonymous") ? guest() : Promise.resolve(Response.json(null))
  })
  const screen = await render(
    <QueryClientProvider client={queryClient}>
      <StrangerAtDoor organization={{ ...organization, assistant }} asked={null} />
    </QueryClientProvider>,
  )
  return { screen, field: screen.getByRole("textbox", { name: "Message to Northwind" }) }
}

test("looking around makes nobody a guest", async () => {
  const { screen } = await shown(() => Promise.reject(new Error("not expected")))
  await expect.element(screen.getByText("How can Northwind help?")).toBeVisible()
  expect(asked.filter(path => path.includes("anonymous"))).toEqual([])
})

test("who answers is said before anything was written: an AI by its name, where there is one", async () => {
  const words = "Nori (AI) answers at once; a person is one tap away."
  const never = () => Promise.reject(new Error("not expected"))
  const { screen } = await shown(never, { name: "Nori" })
  await expect.element(screen.getByText(words)).toBeVisible()
  await screen.unmount()
  const without = await shown(never)
  await expect.element(without.screen.getByText("How can Northwind help?")).toBeVisible()
  expect(without.screen.getByText("(AI)").query()).toBeNull()
})

test("a first message that cannot be sent stays where it was written, and the page says why", async () => {
  const { screen, field } = await shown(() => Promise.reject(new TypeError("Failed to fetch")))
  await userEvent.type(field, "My parcel has not come{Enter}")
  await expect.element(screen.getByText(/^Parley cannot be reached\. Your message is still here/)).toBeVisible()
  await expect.element(field).toHaveValue("My parcel has not come")
})

test("a refusal is told in its own words", async () => {
  const refusal = { type: "about:blank", title: "Too many at once.", status: 429, code: "rate_limited" }
  const headers = { "Content-Type": "application/problem+json" }
  const { screen, field } = await shown(() =>
    Promise.resolve(new Response(JSON.stringify(refusal), { status: 429, headers })),
  )
  await userEvent.type(field, "Hello{Enter}")
  await expect.element(screen.getByText("Too many at once. Wait a moment.")).toBeVisible()
  await expect.element(field).toHaveValue("Hello")
})

test("asking for a person before anything was said keeps the reason when it fails", async () => {
  const { screen } = await shown(() => Promise.reject(new TypeError("Failed to fetch")))
  await userEvent.click(screen.getByRole("button", { name: "Talk to a person" }))
  const reason = screen.getByRole("textbox", { name: "What is it about?" })
  await userEvent.type(reason, "Charged twice")
  await userEvent.click(screen.getByRole("button", { name: "Ask for a person" }))
  await expect.element(screen.getByRole("dialog").getByText(/^Parley cannot be reached/)).toBeVisible()
  await expect.element(reason).toHaveValue("Charged twice")
})

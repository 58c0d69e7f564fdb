import axe from "axe-core"
import { afterEach, expect, test } from "vitest"
import { page, userEvent } from "vitest/browser"
import "../look/look.css"
import { lena, uuid } from "../live/scene.ts"
import { asking, byLena } from "./pretend-talk.tsx"
import "./customer.css"

const ines = { kind: "staff", id: null, name: "Ines" } as const
const parley = { kind: "system", id: null, name: "Parley" } as const

afterEach(() => {
  document.documentElement.style.colorScheme = ""
})

async function resolved({ asksScore = true } = {}) {
  const stage = await asking()
  await stage.hears(
    stage.talk.ines("Yes, within 30 days."),
    stage.talk.add(ines, { type: "resolved", ...(asksScore && { asksScore: true as const }) }),
  )
  return stage
}

async function waiting({ isGuest = true } = {}) {
  const stage = await asking({ isGuest })
  const customer = { id: byLena.id, name: "Lena", isGuest }
  await stage.hears(
    stage.talk.add(parley, { type: "customer_changed", customer }),
    stage.talk.add(byLena, { type: "escalated", reason: "The tent" }),
  )
  return stage
}

test("whoever is asked how it went says so by one tap, and can add a few words", async () => {
  const { screen, did, hears, talk } = await resolved()
  await expect.element(screen.getByRole("radiogroup", { name: "How did it go?" })).toBeVisible()
  await userEvent.click(screen.getByRole("radio", { name: "4 Good" }))
  expect(did).toEqual([{ type: "score", score: 4, comment: null }])
  await expect.element(screen.getByRole("radio", { name: "4 Good" })).toBeChecked()
  await hears(talk.add(byLena, { type: "scored", score: 4, comment: null }, uuid(901)))
  await expect.element(screen.getByText("Thank you. The team reads it.")).toBeVisible()
  await userEvent.fill(screen.getByLabelText("Anything to add?"), " Quick and kind. ")
  await userEvent.click(screen.getByRole("button", { name: "Send", exact: true }).first())
  expect(did[1]).toEqual({ type: "score", score: 4, comment: "Quick and kind." })
  await hears(talk.add(byLena, { type: "scored", score: 4, comment: "Quick and kind." }, uuid(902)))
  await expect.element(screen.getByText("Thank you. You said: Quick and kind.")).toBeVisible()
  await expect.element(screen.getByLabelText("Anything to add?")).not.toBeInTheDocument()
  await expect.element(screen.getByText(/^You rated this 4 of 5: Quick and kind\./)).toBeVisible()
  expect(document.querySelectorAll(".event")).toHaveLength(2)
})

test("a score can be changed, and keeps the words that were said with it", async () => {
  const { screen, did, hears, talk } = await resolved()
  await hears(talk.add(byLena, { type: "scored", score: 2, comment: "Slow" }))
  await expect.element(screen.getByRole("radio", { name: "2 Not good" })).toBeChecked()
  await userEvent.click(screen.getByRole("radio", { name: "3 All right" }))
  expect(did).toEqual([{ type: "score", score: 3, comment: "Slow" }])
  await userEvent.click(screen.getByRole("button", { name: "Say it differently" }))
  await expect.element(screen.getByLabelText("Anything to add?")).toHaveFocus()
  await expect.element(screen.getByLabelText("Anything to add?")).toHaveValue("Slow")
})

test("by keyboard the arrows walk, and what counts is where one ends", async () => {
  const { screen, did } = await resolved()
  await expect.element(screen.getByRole("radio", { name: "1 Bad" })).toBeInTheDocument()
  screen.getByRole("radio", { name: "1 Bad" }).element().focus()
  await userEvent.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}{ArrowRight}")
  await expect.element(screen.getByRole("radio", { name: "5 Very good" })).toBeChecked()
  expect(did).toEqual([])
  await userEvent.keyboard("{Enter}")
  expect(did).toEqual([{ type: "score", score: 5, comment: null }])
  await userEvent.keyboard("{ArrowLeft}")
  await userEvent.tab()
  expect(did[1]).toEqual({ type: "score", score: 4, comment: null })
})

test("a choice that is left alone counts, too", async () => {
  const { screen, did } = await resolved()
  await expect.element(screen.getByRole("radio", { name: "1 Bad" })).toBeInTheDocument()
  screen.getByRole("radio", { name: "1 Bad" }).element().focus()
  await userEvent.keyboard("{ArrowRight}")
  await expect.poll(() => did).toEqual([{ type: "score", score: 2, comment: null }])
})

test("words that were refused stay where they were written", async () => {
  const { screen, scene, show, hears, talk } = await resolved()
  await hears(talk.add(byLena, { type: "scored", score: 1, comment: null }))
  await userEvent.fill(screen.getByLabelText("Anything to add?"), "Nobody read what I wrote")
  await userEvent.click(screen.getByRole("button", { name: "Send", exact: true }).first())
  await expect.element(screen.getByText("Thank you. You said: Nobody read what I wrote")).toBeVisible()
  scene.hears({ type: "refused", id: uuid(901), code: "not_resolved" })
  await show()
  await expect.element(screen.getByText("Not rated.")).toBeVisible()
  await expect.element(screen.getByLabelText("Anything to add?")).toHaveValue("Nobody read what I wrote")
})

test("whose line is broken is told that it is kept, and thanked once it has arrived", async () => {
  const { screen, scene, hears, talk } = await resolved()
  await expect.element(screen.getByText("How did it go?")).toBeVisible()
  scene.drops()
  await userEvent.click(screen.getByRole("radio", { name: "5 Very good" }))
  await expect.element(screen.getByText("Kept here, and sent when you are back.")).toBeVisible()
  await expect.element(screen.getByText("Thank you. The team reads it.")).not.toBeInTheDocument()
  scene.welcomed(lena, { resume: "resumed" })
  await hears(talk.add(byLena, { type: "scored", score: 5, comment: null }, uuid(901)))
  await expect.element(screen.getByText("Thank you. The team reads it.")).toBeVisible()
})

test("nobody is asked where the organization does not ask, nor after they have written again", async () => {
  const unasked = await resolved({ asksScore: false })
  await expect.element(unasked.screen.getByText(/^Resolved by Ines ·/)).toBeVisible()
  await expect.element(unasked.screen.getByText("How did it go?")).not.toBeInTheDocument()
  await unasked.screen.unmount()
  const { screen, hears, talk } = await resolved()
  await expect.element(screen.getByText("How did it go?")).toBeVisible()
  await hears(talk.add(byLena, { type: "reopened", to: "queue" }), talk.lena("And the poles?"))
  await expect.element(screen.getByText("How did it go?")).not.toBeInTheDocument()
})

test("a guest to whom nobody came leaves an address, and can leave another", async () => {
  const { screen, did, hears, talk } = await waiting()
  await expect.element(screen.getByText("A person will join you here.")).toBeVisible()
  await hears(talk.add(parley, { type: "unattended" }))
  await expect.element(screen.getByText("A person will join you here.")).not.toBeInTheDocument()
  await expect.element(screen.getByText("Nobody has been able to come yet.", { exact: true })).toBeVisible()
  await expect.element(screen.getByText("Nobody has been able to come yet", { exact: true })).toHaveRole("status")
  const field = screen.getByLabelText("Your e-mail address")
  await userEvent.fill(field, "lena@")
  await userEvent.click(screen.getByRole("button", { name: "Send me the answer" }))
  await expect.element(screen.getByText("Write a whole address, like name@example.com.")).toBeVisible()
  await expect.element(field).toHaveFocus()
  expect(did).toEqual([])
  await userEvent.fill(field, " lena@example.com ")
  await userEvent.keyboard("{Enter}")
  expect(did).toEqual([{ type: "leave_email", email: "lena@example.com" }])
  await expect.element(screen.getByText(/we write to lena@example\.com/)).toHaveFocus()
  await hears(talk.add(byLena, { type: "email_left", email: "lena@example.com" }, uuid(901)))
  await userEvent.click(screen.getByRole("button", { name: "Use another address" }))
  await expect.element(field).toHaveFocus()
  await userEvent.keyboard("lena@work.example{Enter}")
  expect(did[1]).toEqual({ type: "leave_email", email: "lena@work.example" })
  await hears(talk.add(byLena, { type: "email_left", email: "lena@work.example" }, uuid(902)))
  await expect.element(screen.getByText(/^You left an e-mail address: lena@work\.example/)).toBeVisible()
  await expect.element(screen.getByText(/^You left an e-mail address: lena@example\.com/)).not.toBeInTheDocument()
})

test("before that it is offered to guests, and nothing is asked once somebody is there", async () => {
  const { screen, hears, talk } = await waiting()
  await userEvent.click(screen.getByRole("button", { name: "Get the answer by mail" }))
  await expect.element(screen.getByLabelText("Your e-mail address")).toHaveFocus()
  await userEvent.click(screen.getByRole("button", { name: "Not now" }))
  await expect.element(screen.getByRole("button", { name: "Get the answer by mail" })).toBeVisible()
  await hears(talk.add(ines, { type: "claimed" }))
  await expect.element(screen.getByRole("button", { name: "Get the answer by mail" })).not.toBeInTheDocument()
})

test("who has an account is told where the mail goes", async () => {
  const { screen, hears, talk } = await waiting({ isGuest: false })
  await expect.element(screen.getByText("A person will join you here.")).toBeVisible()
  await expect.element(screen.getByRole("button", { name: "Get the answer by mail" })).not.toBeInTheDocument()
  await hears(
    talk.add(parley, { type: "unattended" }),
    talk.add(byLena, { type: "email_left", email: "lena@example.com" }),
  )
  await expect.element(screen.getByText(/we write to lena@example\.com/)).toBeVisible()
})

test.each([
  { width: 320, scheme: "light" },
  { width: 320, scheme: "dark" },
  { width: 1280, scheme: "light" },
  { width: 1280, scheme: "dark" },
])("axe finds nothing at $width px, $scheme", async ({ width, scheme }) => {
  await page.viewport(width, 900)
  document.documentElement.style.colorScheme = scheme
  const asked = await resolved()
  await asked.hears(asked.talk.add(byLena, { type: "scored", score: 4, comment: null }))
  await expect.element(asked.screen.getByLabelText("Anything to add?")).toBeVisible()
  expect((await axe.run(document.body)).violations).toEqual([])
  expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(width)
  await asked.screen.unmount()
  const left = await waiting()
  await left.hears(left.talk.add(parley, { type: "unattended" }))
  await userEvent.click(left.screen.getByRole("button", { name: "Send me the answer" }))
  await expect.element(left.screen.getByText("Write a whole address, like name@example.com.")).toBeVisible()
  expect((await axe.run(document.body)).violations).toEqual([])
})

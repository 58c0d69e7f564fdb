import { expect } from "vitest"
import { composer, fillSignUp, messagesWith, newEmail, openDoor, reads, signIn, write } from "./people.ts"
import { scene } from "./scene.ts"

scene("two tabs of one person show the same conversation, each message once", async ({ enter }) => {
  const first = await enter()
  await first.goto("/sign-up")
  await fillSignUp(first, { name: "Tabitha Moss", email: newEmail("tabitha") })
  await first.getByRole("heading", { name: "Hello, Tabitha Moss" }).waitFor()
  await openDoor(first, "harbor")
  await write(first, "Tab one begins")
  await reads(first, "Tab one begins")

  const second = await first.context().newPage()
  await second.goto(first.url())
  await reads(second, "Tab one begins")
  await Promise.all([write(first, "Tab one goes on"), write(second, "Tab two answers itself")])
  await Promise.all([reads(first, "Tab two answers itself"), reads(second, "Tab one goes on")])
  await write(first, "Tab one ends")
  await reads(second, "Tab one ends")
  const shown = await messagesWith(first, "Tab ")
  expect(shown.toSorted()).toEqual(["Tab one begins", "Tab one ends", "Tab one goes on", "Tab two answers itself"])
  expect(await messagesWith(second, "Tab ")).toEqual(shown)
})

scene("signing out in one tab ends the other one's line", async ({ enter }) => {
  const first = await enter()
  await signIn(first, "clara")
  await openDoor(first, "northwind")
  const second = await first.context().newPage()
  await second.goto("/messages")
  await second.getByRole("heading", { name: "Your messages" }).waitFor()
  await first.goto("/o/northwind/new")
  await composer(first).waitFor()

  await second.getByRole("button", { name: /^Account of/ }).click()
  await second.getByRole("button", { name: "Sign out" }).click()
  await first.getByText("You are signed out.").first().waitFor({ timeout: 2_000 })
})

import { expect } from "vitest"
import { composer, openConsole, openDoor, openRow, reads, seesState, signIn, write } from "./people.ts"
import { scene } from "./scene.ts"

scene("a guest and an agent talk, each in their own browser", async ({ enter }) => {
  const guest = await enter()
  const maya = await enter()
  await signIn(maya, "maya")
  await openConsole(maya, "northwind", "all")

  await openDoor(guest, "northwind")
  await write(guest, "Do you repair zips of other brands?")
  await reads(guest, "Do you repair zips of other brands?")

  await openRow(maya, "Do you repair zips of other brands?")
  await guest.getByText("Maya Chen is here").waitFor()
  await seesState(guest, "Read")

  await composer(maya).pressSequentially("We do")
  await guest.getByText("Maya Chen is writing").waitFor()
  await write(maya, "We do, for most of them. Is it a coil or a metal zip?")
  await reads(guest, "We do, for most of them. Is it a coil or a metal zip?")
  await reads(guest, "Maya Chen joined")
  await maya.getByText(/^Yours since/).waitFor()
  await seesState(maya, "Read")

  await composer(guest).pressSequentially("A metal")
  await maya.getByText(/^Guest .* is writing$/).waitFor()
  await write(guest, "A metal one, 60 cm.")
  await reads(maya, "A metal one, 60 cm.")
})

scene("a note is for the team alone", async ({ enter }) => {
  const guest = await enter()
  const tom = await enter()
  const maya = await enter()
  await signIn(tom, "tom")
  await signIn(maya, "maya")
  await openDoor(guest, "northwind")
  await write(guest, "Is the blue tent still to be had?")

  await openConsole(tom, "northwind", "all")
  await openRow(tom, "Is the blue tent still to be had?")
  await maya.goto(tom.url())
  await tom.getByRole("tab", { name: "Note" }).click()
  await write(tom, "Two left, one with a scratch.")
  await reads(maya, "Two left, one with a scratch.")
  await tom.getByRole("tab", { name: "Reply" }).click()
  await write(tom, "It is. Shall I put one aside?")
  await reads(guest, "It is. Shall I put one aside?")
  expect(await guest.getByText("Two left, one with a scratch.").count()).toBe(0)
})

scene("a draft waits where it was written", async ({ enter }) => {
  const page = await enter()
  await openDoor(page, "northwind")
  await composer(page).fill("I was about to ask")
  await page.reload()
  await expect.poll(() => composer(page).inputValue()).toBe("I was about to ask")
})

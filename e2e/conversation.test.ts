import { expect } from "vitest"
import { composer, openConsole, openDoor, openRow, reads, seesState, signIn, write } from "./people.ts"
import { scene } from "./scene.ts"

const writing = /^Guest .* is writing$/

scene("a guest and an agent talk, each in their own browser", async ({ enter }) => {
  const guest = await enter()
  const maya = await enter()
  await signIn(maya, "maya")
  await openConsole(maya, "harbor", "all")

  await openDoor(guest, "harbor")
  await write(guest, "Do you service bikes of other brands?")
  await reads(guest, "Do you service bikes of other brands?")

  await openRow(maya, "Do you service bikes of other brands?")
  await guest.getByText("Maya Chen is here").waitFor()
  await seesState(guest, "Read")

  await composer(maya).pressSequentially("We do")
  await guest.getByText("Maya Chen is writing").waitFor()
  await write(maya, "We do, most of them. Does it have a belt or a chain?")
  await reads(guest, "We do, most of them. Does it have a belt or a chain?")
  await reads(guest, "Maya Chen joined")
  await maya.getByText(/^Yours since/).waitFor()
  await seesState(maya, "Read")

  await composer(guest).pressSequentially("A chain")
  // In the thread and in its row of the list.
  for (const place of ["log", "link"] as const) await maya.getByRole(place).getByText(writing).waitFor()
  await write(guest, "A chain, eight gears.")
  await reads(maya, "A chain, eight gears.")
})

scene("a note is for the team alone", async ({ enter }) => {
  const guest = await enter()
  const luis = await enter()
  const maya = await enter()
  await signIn(luis, "luis")
  await signIn(maya, "maya")
  await openDoor(guest, "harbor")
  await write(guest, "Is the blue trailer still to be had?")

  await openConsole(luis, "harbor", "all")
  await openRow(luis, "Is the blue trailer still to be had?")
  await maya.goto(luis.url())
  await luis.getByRole("tab", { name: "Note" }).click()
  await write(luis, "Two left, one with a scratch.")
  await reads(maya, "Two left, one with a scratch.")
  await luis.getByRole("tab", { name: "Reply" }).click()
  await write(luis, "It is. Shall I put one aside?")
  await reads(guest, "It is. Shall I put one aside?")
  expect(await guest.getByText("Two left, one with a scratch.").count()).toBe(0)
})

scene("a draft waits where it was written", async ({ enter }) => {
  const page = await enter()
  await openDoor(page, "harbor")
  await composer(page).fill("I was about to ask")
  await page.reload()
  await expect.poll(() => composer(page).inputValue()).toBe("I was about to ask")
})

import { expect } from "vitest"
import { messagesWith, openConsole, openDoor, openRow, reads, seesState, signIn, write } from "./people.ts"
import { scene } from "./scene.ts"

scene("what is written offline survives a closed tab, and goes out once and in order", async ({ enter }) => {
  const guest = await enter()
  const maya = await enter()
  await signIn(maya, "maya")
  await openDoor(guest, "harbor")
  await write(guest, "Outbox 0: with a connection")
  await openConsole(maya, "harbor", "all")
  await openRow(maya, "Outbox 0: with a connection")
  await seesState(guest, "Read")

  const device = guest.context()
  await device.setOffline(true)
  await guest.getByText("You are offline.").first().waitFor()
  for (const number of [1, 2, 3]) await write(guest, `Outbox ${number}: without one`)
  await seesState(guest, "Waiting to be sent")
  await write(maya, "Outbox answer: are you still there?")
  const address = guest.url()
  await guest.close()

  await device.setOffline(false)
  const again = await device.newPage()
  await again.goto(address)
  await reads(maya, "Outbox 3: without one")
  await reads(again, "Outbox answer: are you still there?")
  await write(again, "Outbox 4: back again")
  await reads(maya, "Outbox 4: back again")
  const sent = [
    "Outbox 0: with a connection",
    "Outbox answer: are you still there?",
    "Outbox 1: without one",
    "Outbox 2: without one",
    "Outbox 3: without one",
    "Outbox 4: back again",
  ]
  expect(await messagesWith(maya, "Outbox")).toEqual(sent)
  await expect.poll(() => messagesWith(again, "Outbox")).toEqual(sent)
})

scene("a line that breaks while both write comes back with everything, once", async ({ enter }) => {
  const guest = await enter()
  const maya = await enter()
  await signIn(maya, "maya")
  await openDoor(guest, "harbor")
  await write(guest, "Cut 0")
  await openConsole(maya, "harbor", "all")
  await openRow(maya, "Cut 0")
  await write(maya, "Cut 1")
  await reads(guest, "Cut 1")

  await maya.context().setOffline(true)
  await maya.getByText("You are offline.").first().waitFor()
  await write(guest, "Cut 2")
  await write(guest, "Cut 3")
  await seesState(guest, "Sent")
  await maya.context().setOffline(false)
  await reads(maya, "Cut 3")
  await expect.poll(() => maya.getByText("You are offline.").count()).toBe(0)
  expect(await messagesWith(maya, "Cut")).toEqual(["Cut 0", "Cut 1", "Cut 2", "Cut 3"])
})

scene("without a line the page stays, and fetches what it lacks when there is one", async ({ enter }) => {
  const guest = await enter()
  await openDoor(guest, "northwind")
  await write(guest, "How long does delivery take?")
  await seesState(guest, "Sent")
  await guest.context().setOffline(true)
  await guest.getByText("You are offline.").first().waitFor()
  await guest.getByRole("button", { name: "Turn the sound on" }).click()
  await guest.getByRole("button", { name: "Turn the sound off" }).waitFor()
  await write(guest, "Said with a sound that is not there yet")
  await seesState(guest, "Waiting to be sent")

  const maya = await enter()
  await signIn(maya, "maya")
  await openConsole(maya, "northwind")
  await maya.context().setOffline(true)
  await expect.poll(() => maya.evaluate("navigator.onLine")).toBe(false)
  await maya.getByRole("link", { name: "Macros" }).click()
  await maya.getByText("This page fills in when you are back.").waitFor()

  await guest.context().setOffline(false)
  await maya.context().setOffline(false)
  await maya.getByText("Several things at once").waitFor()
  await seesState(guest, "Sent")
})

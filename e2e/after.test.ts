import { expect } from "vitest"
import {
  askForPerson,
  openConsole,
  openDoor,
  openRow,
  press,
  reads,
  signIn,
  startOrganization,
  write,
} from "./people.ts"
import { scene } from "./scene.ts"

scene("a customer says how it went by one tap, adds a few words, and the team reads both", async ({ enter }) => {
  const guest = await enter()
  const owner = await enter()
  const slug = await startOrganization(owner)
  await owner.goto(`/dashboard/${slug}/desk`)
  await owner.getByLabel("Customers are asked how it went").check()
  await owner.getByRole("button", { name: "Save" }).click()
  await owner.getByText("Saved. It counts from now on.").waitFor()
  await openDoor(guest, slug)
  await write(guest, "Do you mend lanterns?")
  await openConsole(owner, slug, "all")
  await openRow(owner, "Do you mend lanterns?")
  await write(owner, "We do, bring it in.")
  await press(owner, "Resolve")
  await guest.getByRole("radio", { name: "4 Good" }).click()
  await reads(owner, "rated this 4 of 5")
  await guest.getByLabel("Anything to add?").fill("Quick, but I had to ask twice.")
  await guest.getByRole("button", { name: "Send", exact: true }).first().click()
  await reads(owner, "rated this 4 of 5: Quick, but I had to ask twice.")

  await guest.reload()
  await guest.getByText("Thank you. You said: Quick, but I had to ask twice.").waitFor()
  await guest.getByRole("radio", { name: "4 Good" }).focus()
  await guest.keyboard.press("ArrowRight")
  await guest.keyboard.press("Enter")
  await reads(owner, "rated this 5 of 5: Quick, but I had to ask twice.")
  expect(await owner.getByRole("log").getByText("rated this").count()).toBe(1)
})

scene("a guest who waits leaves an address, and it is still there after a reload", async ({ enter }) => {
  const guest = await enter()
  const maya = await enter()
  await signIn(maya, "maya")
  await openDoor(guest, "harbor")
  await askForPerson(guest, "Saddle number nine")
  await guest.getByRole("button", { name: "Get the answer by mail" }).click()
  await guest.keyboard.type("guest@")
  await guest.keyboard.press("Enter")
  await guest.getByText("Write a whole address, like name@example.com.").waitFor()
  await guest.keyboard.type("example.com")
  await guest.keyboard.press("Enter")
  await guest.getByText("we write to guest@example.com").waitFor()
  await openConsole(maya, "harbor")
  await openRow(maya, "Saddle number nine")
  await reads(maya, "left an e-mail address: guest@example.com")
  await guest.reload()
  await guest.getByText("we write to guest@example.com").waitFor()
  await guest.getByRole("button", { name: "Use another address" }).waitFor()
})

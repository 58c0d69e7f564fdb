import { expect } from "vitest"
import { fillSignUp, newEmail, openConsole, openDoor, openRow, reads, signIn, write } from "./people.ts"
import { scene } from "./scene.ts"

scene("a guest makes an account and keeps the conversation, seen live by the agent", async ({ enter }) => {
  const visitor = await enter()
  const maya = await enter()
  await signIn(maya, "maya")
  await openDoor(visitor, "harbor")
  await write(visitor, "Can I order the Pier 1 in a kids' size?")
  await openConsole(maya, "harbor", "all")
  await openRow(maya, "Can I order the Pier 1 in a kids' size?")
  await write(maya, "In 24 and 26 inches. Which one?")
  await reads(visitor, "In 24 and 26 inches. Which one?")

  await visitor.getByRole("link", { name: "Make an account" }).first().click()
  await fillSignUp(visitor, { name: "Robin Vale", email: newEmail("robin") })
  await reads(visitor, "Can I order the Pier 1 in a kids' size?")
  await reads(visitor, "In 24 and 26 inches. Which one?")
  await reads(maya, "The customer is Robin Vale now")

  await write(visitor, "26, please.")
  await reads(maya, "26, please.")
  await write(maya, "Reserved for you, Robin.")
  await reads(visitor, "Reserved for you, Robin.")

  await visitor.goto("/messages")
  await visitor.getByRole("region", { name: "Harbor Bikes" }).getByText("Reserved for you, Robin.").click()
  await reads(visitor, "26, please.")
  expect(await visitor.getByText("You are a guest.").count()).toBe(0)
})

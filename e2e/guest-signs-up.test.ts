import { expect } from "vitest"
import { fillSignUp, newEmail, openConsole, openDoor, openRow, reads, signIn, write } from "./people.ts"
import { scene } from "./scene.ts"

scene("a guest makes an account and keeps the conversation, seen live by the agent", async ({ enter }) => {
  const visitor = await enter()
  const maya = await enter()
  await signIn(maya, "maya")
  await openDoor(visitor, "northwind")
  await write(visitor, "Can I order the down jacket in a kids' size?")
  await openConsole(maya, "northwind", "all")
  await openRow(maya, "Can I order the down jacket in a kids' size?")
  await write(maya, "In 140 and 152. Which one?")
  await reads(visitor, "In 140 and 152. Which one?")

  await visitor.getByRole("link", { name: "Make an account" }).first().click()
  await fillSignUp(visitor, { name: "Robin Vale", email: newEmail("robin") })
  await reads(visitor, "Can I order the down jacket in a kids' size?")
  await reads(visitor, "In 140 and 152. Which one?")
  await reads(maya, "The customer is Robin Vale now")

  await write(visitor, "152, please.")
  await reads(maya, "152, please.")
  await write(maya, "Reserved for you, Robin.")
  await reads(visitor, "Reserved for you, Robin.")

  await visitor.goto("/messages")
  await visitor.getByRole("region", { name: "Northwind Outfitters" }).getByText("Reserved for you, Robin.").click()
  await reads(visitor, "152, please.")
  expect(await visitor.getByText("You are a guest.").count()).toBe(0)
})

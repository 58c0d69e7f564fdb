import { expect } from "vitest"
import { openConsole, openDoor, reads, signIn, write } from "./people.ts"
import { scene } from "./scene.ts"

scene("an agent works through a conversation without touching the mouse", async ({ enter }) => {
  const guest = await enter()
  const tom = await enter()
  await openDoor(guest, "northwind")
  await write(guest, "Is there parking at the shop?")
  await reads(guest, "Is there parking at the shop?")
  await signIn(tom, "tom")
  await openConsole(tom, "northwind", "all")
  await tom.getByRole("region").getByText("Is there parking at the shop?").waitFor()

  await tom.keyboard.press("j")
  await tom.keyboard.press("Enter")
  await reads(tom, "Is there parking at the shop?")
  await tom.keyboard.press("c")
  await reads(guest, "Tom Okafor joined")
  await tom.keyboard.press("r")
  await expect
    .poll(() => tom.getByRole("textbox", { name: /^Reply to/ }).evaluate(field => field.matches(":focus")))
    .toBe(true)
  await tom.keyboard.type("Twelve places, behind the house.")
  await tom.keyboard.press("Enter")
  await reads(guest, "Twelve places, behind the house.")
  await tom.keyboard.press("Escape")
  await tom.keyboard.press("e")
  await reads(guest, "Resolved by Tom Okafor")
  // The guest may hear of it first; Tom presses what his own page offers.
  await tom.getByRole("button", { name: /^Open again/ }).waitFor()
  await tom.keyboard.press("o")
  await reads(guest, "Tom Okafor opened it again")
})

scene("whoever switches to another organization is at the top of its list", async ({ enter }) => {
  const maya = await enter()
  await signIn(maya, "maya")
  await openConsole(maya, "northwind")
  await maya.getByRole("button", { name: /^Switch organization/ }).press("Enter")
  await maya.getByRole("link", { name: "Harbor Bikes" }).press("Enter")
  await maya.waitForURL(/\/dashboard\/harbor\//)
  await expect
    .poll(() =>
      maya.getByRole("heading", { name: "Waiting for a person" }).evaluate(heading => heading.matches(":focus")),
    )
    .toBe(true)
})

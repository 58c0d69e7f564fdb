import { expect } from "vitest"
import { openConsole, openDoor, reads, signIn, write } from "./people.ts"
import { scene } from "./scene.ts"

scene("an agent works through a conversation without touching the mouse", async ({ enter }) => {
  const guest = await enter()
  const luis = await enter()
  await openDoor(guest, "harbor")
  await write(guest, "Is there parking at the shop?")
  await reads(guest, "Is there parking at the shop?")
  await signIn(luis, "luis")
  await openConsole(luis, "harbor", "all")
  await luis.getByRole("region").getByText("Is there parking at the shop?").waitFor()

  const walked = async () => {
    await luis.keyboard.press("j")
    return luis.locator("[data-row]:focus").textContent()
  }
  await expect.poll(walked).toContain("Is there parking at the shop?")
  await luis.keyboard.press("Enter")
  await reads(luis, "Is there parking at the shop?")
  await luis.keyboard.press("c")
  await reads(guest, "Luís Ferreira joined")
  await luis.keyboard.press("r")
  await expect
    .poll(() => luis.getByRole("textbox", { name: /^Reply to/ }).evaluate(field => field.matches(":focus")))
    .toBe(true)
  await luis.keyboard.type("Twelve places, behind the house.")
  await luis.keyboard.press("Enter")
  await reads(guest, "Twelve places, behind the house.")
  await luis.keyboard.press("Escape")
  await luis.keyboard.press("e")
  await reads(guest, "Resolved by Luís Ferreira")
  // The guest may hear of it first; Luís presses what his own page offers.
  await luis.getByRole("button", { name: /^Open again/ }).waitFor()
  await luis.keyboard.press("o")
  await reads(guest, "Luís Ferreira opened it again")
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

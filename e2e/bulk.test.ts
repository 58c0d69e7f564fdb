import { expect } from "vitest"
import { openConsole, openDoor, reads, signIn, write } from "./people.ts"
import { scene } from "./scene.ts"

scene(
  "an agent labels three conversations, resolves them and takes that back, by keyboard alone",
  async ({ enter }) => {
    const guests = [await enter(), await enter(), await enter()]
    const maya = await enter()
    for (const [index, guest] of guests.entries()) {
      await openDoor(guest, "northwind")
      await write(guest, `Is canoe number ${index + 1} free on Sunday?`)
      await reads(guest, `Is canoe number ${index + 1} free on Sunday?`)
    }
    await signIn(maya, "maya")
    await openConsole(maya, "northwind", "all?text=canoe")
    const rows = maya.getByRole("region").getByRole("listitem")
    await expect.poll(() => rows.count()).toBe(3)
    const bar = maya.getByRole("region", { name: "Selected conversations" })
    const done = (words: string) =>
      maya.getByRole("region", { name: "What was done" }).getByText(words, { exact: true })

    await maya.keyboard.press("j")
    await maya.keyboard.press("x")
    await maya.keyboard.press("Shift+ArrowDown")
    await maya.keyboard.press("Shift+ArrowDown")
    await bar.getByText("3 selected").waitFor()

    await maya.keyboard.press("b")
    await maya.getByRole("combobox", { name: "Labels" }).waitFor()
    await maya.keyboard.type("praise")
    await maya.keyboard.press("Enter")
    await done("3 labelled Praise").waitFor()
    await expect.poll(() => rows.filter({ hasText: "Praise" }).count()).toBe(3)

    await maya.keyboard.press("e")
    await maya.getByRole("combobox", { name: "How did they end?" }).waitFor()
    await maya.keyboard.type("without")
    await maya.keyboard.press("Enter")
    await done("3 resolved").waitFor()
    for (const guest of guests) await reads(guest, "Resolved by Maya Chen")
    await bar.waitFor({ state: "detached" })

    await maya.keyboard.press("Control+z")
    await done("3 put back as before").waitFor()
    for (const guest of guests) await reads(guest, "Maya Chen opened it again")
    await expect.poll(() => rows.filter({ hasText: "Praise" }).count()).toBe(3)
    expect(await maya.locator("[data-row]:focus").count()).toBe(1)
  },
)

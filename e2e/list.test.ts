import { expect } from "vitest"
import { openConsole, openDoor, reads, signIn, write } from "./people.ts"
import { scene } from "./scene.ts"

scene(
  "a row under the pointer stays where it is while others arrive, and makes way when the pointer leaves",
  async ({ enter }) => {
    const [first, second] = [await enter(), await enter()]
    const maya = await enter()
    await openDoor(first, "harbor")
    await write(first, "Do you rent trailers?")
    await reads(first, "Do you rent trailers?")
    await signIn(maya, "maya")
    await openConsole(maya, "harbor", "all")
    const row = maya.getByRole("region").getByRole("link").filter({ hasText: "Do you rent trailers?" })
    await row.hover()
    const before = await row.boundingBox()

    await openDoor(second, "harbor")
    await write(second, "Do you rent tandems?")
    await maya.getByRole("button", { name: /new/ }).waitFor()
    expect(await row.boundingBox()).toEqual(before)

    await maya.mouse.move(1_000, 300)
    await maya.getByRole("region").getByRole("link").filter({ hasText: "Do you rent tandems?" }).waitFor()
    await expect.poll(async () => (await row.boundingBox())?.y).not.toBe(before?.y)
  },
)

scene("a filter stands in the address, and the way back from a conversation leads to it", async ({ enter }) => {
  const guest = await enter()
  const maya = await enter()
  await openDoor(guest, "harbor")
  await write(guest, "My saddle squeaks.")
  await reads(guest, "My saddle squeaks.")
  await signIn(maya, "maya")
  await openConsole(maya, "harbor", "all")
  await maya.getByRole("button", { name: "Filter" }).press("Enter")
  await maya.getByLabel("Name or last words").fill("squeaks")
  await maya.waitForURL(/\?text=squeaks$/)
  const rows = maya.getByRole("region").getByRole("listitem")
  await expect.poll(() => rows.count()).toBe(1)
  await rows.getByRole("link").click()
  await reads(maya, "My saddle squeaks.")
  expect(new URL(maya.url()).search).toBe("?text=squeaks")
  await maya.keyboard.press("Escape")
  await maya.keyboard.press("Escape")
  await maya.waitForURL(/\/conversations\/all\?text=squeaks$/)

  await maya.reload()
  await expect.poll(() => rows.count()).toBe(1)
  await maya.getByRole("button", { name: "Clear" }).press("Enter")
  await expect.poll(() => rows.count()).toBeGreaterThan(1)
})

scene(
  "a filter that is kept is a view in the rail, which counts what is in it, until it is removed",
  async ({ enter }) => {
    const guest = await enter()
    const maya = await enter()
    await openDoor(guest, "harbor")
    await write(guest, "My lamp flickers.")
    await reads(guest, "My lamp flickers.")
    await signIn(maya, "maya")
    await openConsole(maya, "harbor", "all?text=flickers")
    await maya.getByRole("button", { name: "Keep as a view" }).press("Enter")
    await maya.keyboard.type("Lamps")
    await maya.keyboard.press("Enter")
    const view = maya.getByRole("navigation").getByRole("link", { name: /^Lamps 1 / })
    await view.waitFor()

    await openConsole(maya, "harbor", "mine")
    await view.click()
    await maya.waitForURL(/\/conversations\/all\?text=flickers$/)
    await maya.getByRole("region").getByRole("link").filter({ hasText: "My lamp flickers." }).waitFor()
    await write(guest, "Forget it.")
    await maya.getByRole("heading", { name: "Nothing here meets the filter" }).waitFor()

    await maya.getByRole("button", { name: "Remove the view" }).press("Enter")
    await maya.getByRole("button", { name: "Keep as a view" }).waitFor()
    await expect.poll(() => maya.getByRole("navigation").getByRole("link", { name: "Lamps" }).count()).toBe(0)
  },
)

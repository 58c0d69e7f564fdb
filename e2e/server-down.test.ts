import { mkdtemp, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { expect } from "vitest"
import { ParleyProcess } from "../dev/client/parley-process.ts"
import { freePort } from "../dev/start/port.ts"
import { limits } from "../protocol/limits.ts"
import { messagesWith, note, openConsole, openDoor, openRow, reads, seesState, signIn, write } from "./people.ts"
import { scene } from "./scene.ts"

/** This scene stops its Parley, so it has one of its own. That nothing but network lines is on the console, `enter` checks. */
const ownParley = scene.extend<{ parley: { url: string; stop(): Promise<void>; startAgain(): Promise<void> } }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern what a fixture needs
  parley: async ({}, use) => {
    const dataFolder = await mkdtemp(join(tmpdir(), "parley-e2e-"))
    const at = { port: await freePort(), dataFolder }
    let parley = await ParleyProcess.start(at)
    await use({
      url: parley.url,
      stop: () => parley.stop(),
      startAgain: async () => {
        parley = await ParleyProcess.start(at)
      },
    })
    await parley.stop()
    await rm(dataFolder, { recursive: true, force: true })
  },
})

ownParley(
  "Parley stops and starts again: pages say so calmly, keep what is written, and recover",
  { timeout: 180_000 },
  async ({ enter, parley }) => {
    const guest = await enter({ baseURL: parley.url })
    const maya = await enter({ baseURL: parley.url })
    const stranger = await enter({ baseURL: parley.url })
    await signIn(maya, "maya")
    await openDoor(guest, "harbor")
    await openDoor(stranger, "harbor")
    await write(guest, "Down 0")
    await openConsole(maya, "harbor", "all")
    await openRow(maya, "Down 0")
    await seesState(guest, "Read")

    await parley.stop()
    await guest.getByText("Parley cannot be reached.").first().waitFor()
    await maya.getByText("Parley cannot be reached.").first().waitFor()
    await write(guest, "Down 1")
    await write(guest, "Down 2")
    // A reply would be held back: by then the customer has said more than its author saw. A note is not.
    await note(maya, "Down note")
    await seesState(guest, "Waiting to be sent")
    await write(stranger, "Down stranger")
    await stranger.getByText("Your message is still here").waitFor()

    await parley.startAgain()
    // Nobody does anything: pages try again by themselves, within half a minute at most.
    for (const page of [guest, maya]) page.setDefaultTimeout(limits.reconnectMs.max + 15_000)
    await reads(maya, "Down 2")
    for (const page of [guest, maya])
      await expect.poll(() => page.getByText("Parley cannot be reached.").count()).toBe(0)
    await expect.poll(() => maya.getByText("Sending…").count()).toBe(0)
    const shown = await messagesWith(maya, "Down")
    expect(shown.filter(text => text === "Down note")).toHaveLength(1)
    expect(shown.filter(text => text !== "Down note")).toEqual(["Down 0", "Down 1", "Down 2"])
    await write(maya, "Down answer")
    await reads(guest, "Down answer")
    expect(await messagesWith(guest, "Down")).toEqual(["Down 0", "Down 1", "Down 2", "Down answer"])
    await write(stranger, "Down stranger")
    await reads(stranger, "Down stranger")
  },
)

scene("a page that opens while the API is down says so, and fills in by itself", async ({ enter }) => {
  const page = await enter()
  await page.route("**/api/**", route => route.abort("connectionrefused"))
  await page.goto("/sign-in")
  await page.getByText("Parley cannot be reached.").waitFor()
  await page.getByRole("heading", { name: "Sign in" }).waitFor()
  await page.unroute("**/api/**")
  await expect.poll(() => page.getByText("Parley cannot be reached.").count()).toBe(0)
})

import { expect } from "vitest"
import { z } from "zod"
import { newEmail, openConsole, openDoor, signIn, write } from "./people.ts"
import { scene } from "./scene.ts"

scene(
  "a slash, a few letters and the arrows lead to where something was said, long ago or just now",
  async ({ enter }) => {
    const agent = await enter()
    const guest = await enter()
    const word = newEmail("lantern").split("@")[0] ?? ""
    await openDoor(guest, "northwind")
    await write(guest, `Where is my ${word}?`)

    await signIn(agent, "maya")
    await openConsole(agent, "northwind", "waiting")
    await agent.keyboard.press("/")
    const box = agent.getByRole("searchbox", { name: "Search messages, people and conversations" })
    await box.waitFor()
    // It is in Postgres a moment after it was said.
    await expect
      .poll(async () => {
        await box.fill("")
        await agent.getByRole("region", { name: "What you can search for" }).waitFor()
        await box.fill(word)
        await agent
          .getByRole("status")
          .filter({ hasText: /message|Nothing found/ })
          .first()
          .waitFor({ state: "attached" })
        return agent.locator("mark").count()
      })
      .toBeGreaterThan(0)

    await box.fill('"mountain school"')
    const found = agent
      .getByRole("region", { name: "Messages" })
      .getByRole("link")
      .filter({ hasText: "Sixty children" })
    await found.waitFor()
    await box.press("ArrowDown")
    await expect.poll(() => agent.locator(":focus").textContent()).toContain("Sixty children")
    await agent.keyboard.press("Enter")
    const opening = agent.getByRole("log").getByText("Hello, this is Sofia from the mountain school.")
    await opening.waitFor()
    await expect.poll(async () => isOnScreen(await opening.boundingBox())).toBe(true)
    expect(await agent.locator("[data-found]").textContent()).toContain("mountain school")
    await agent.goBack()
    await expect.poll(() => box.inputValue()).toBe('"mountain school"')
  },
)

scene("what another organization's people said is not found", async ({ enter }) => {
  const nora = await enter()
  await signIn(nora, "nora")
  const read = async (path: string): Promise<unknown> => (await nora.request.get(`/api/organizations/${path}`)).json()
  const ask = async (slug: string, q: string) => {
    const { id } = z.object({ id: z.string() }).parse(await read(slug))
    const { messages } = found.parse(await read(`${id}/search?q=${encodeURIComponent(q)}`))
    return messages?.length ?? null
  }
  expect(await ask("northwind", "pallet")).toBeGreaterThan(0)
  // Said at Harbor, where Nora does not work.
  expect(await ask("northwind", '"shorter on the 50"')).toBe(0)
  expect(await ask("harbor", '"shorter on the 50"')).toBeNull()
})

const found = z.object({ messages: z.array(z.unknown()).optional() })

const isOnScreen = (box: { y: number; height: number } | null): boolean =>
  box !== null && box.y >= 0 && box.y + box.height <= 720

import type { Page } from "playwright-core"
import { expect } from "vitest"
import type { PersonKey } from "../dev/seed/cast.ts"
import { fixedId } from "../dev/seed/fixed-id.ts"
import { messagesWith, reads, signIn } from "./people.ts"
import { scene } from "./scene.ts"

const long = fixedId("conversation northwind long: equipment for sixty")
const listLines = 221

scene.for([
  { who: "maya", path: `/dashboard/northwind/conversations/all/${long}`, notes: "seen" },
  { who: "sofia", path: `/messages/northwind/${long}`, notes: "hidden" },
] satisfies { who: PersonKey; path: string; notes: string }[])(
  "a long conversation is read back to its beginning, without a hole, by $who",
  { timeout: 120_000 },
  async ({ who, path, notes }, { enter }) => {
    const page = await enter()
    await signIn(page, who)
    await page.goto(path)
    await reads(page, "Then I wait for the call.")
    await readBackTo(page, "Hello, this is Sofia from the mountain school.")
    const numbered = (await messagesWith(page, " in crate ")).map(text => Number.parseInt(text, 10))
    expect(numbered).toEqual(Array.from({ length: listLines }, (_, index) => index + 1))
    const noteCount = await page.getByRole("log").getByText("Please keep every line in writing").count()
    expect(noteCount).toBe(notes === "seen" ? 1 : 0)
  },
)

/** Scrolls to the top again and again, as one does, until this was loaded. */
async function readBackTo(page: Page, text: string): Promise<void> {
  const log = page.getByRole("log")
  const found = async () => {
    await log.evaluate(element => element.scrollTo(0, 0))
    return log.getByText(text).count()
  }
  await expect.poll(found, { timeout: 60_000 }).toBe(1)
}

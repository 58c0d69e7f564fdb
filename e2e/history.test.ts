import type { Page } from "playwright-core"
import { expect } from "vitest"
import type { PersonKey } from "../dev/seed/cast.ts"
import { fixedId } from "../dev/seed/fixed-id.ts"
import { reads, signIn } from "./people.ts"
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
    const texts = await readOnToEnd(page)
    const numbered = texts.filter(text => text.includes(" in crate ")).map(text => Number.parseInt(text, 10))
    expect(numbered).toEqual(Array.from({ length: listLines }, (_, index) => index + 1))
    const noteCount = texts.filter(text => text.includes("Please keep every line in writing")).length
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

/** Reads from the top to the end, a screen at a time: only what is around the screen is in the document. */
async function readOnToEnd(page: Page): Promise<string[]> {
  const log = page.getByRole("log")
  const read = new Map<string, string>()
  for (let before = -1, place = 0; place !== before; ) {
    const shown = await log
      .locator("[data-id]")
      .evaluateAll(rows => rows.map(row => ({ id: row.dataset.id, text: row.querySelector(".bubble").textContent })))
    for (const { id, text } of shown) read.set(id, text)
    before = place
    place = await log.evaluate(element => {
      element.scrollBy(0, element.clientHeight)
      const { requestAnimationFrame } = element.ownerDocument.defaultView
      return new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(() => drawn(element.scrollTop))))
    })
  }
  return [...read.values()]
}

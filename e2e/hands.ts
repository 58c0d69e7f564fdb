import type { Locator, Page } from "playwright-core"
import { demoPassword, type PersonKey, people } from "../dev/seed/cast.ts"
import { composer } from "./people.ts"

/** How somebody does things at a page. The same day is played by both. */
export interface Hands {
  /** Presses a button or follows a link. */
  press(page: Page, what: Locator): Promise<void>
  /** The same where the console has a key for it. */
  pressOrKey(page: Page, name: string | RegExp, key: string): Promise<void>
  fill(page: Page, field: Locator, text: string): Promise<void>
  /** Opens the conversation of the list in which this was said last. */
  openRow(page: Page, said: string): Promise<void>
  /** Writes where the page's messages are written, and sends it. */
  write(page: Page, text: string): Promise<void>
  /** Goes where notes for the team are written. */
  beginNote(page: Page): Promise<void>
  /** Gets ready to press, and answers what presses: for a race. */
  poise(page: Page, name: string, key: string): Promise<() => Promise<void>>
  /** Chooses from the list that is open. */
  choose(page: Page, name: string): Promise<void>
  /** Fills in a date and a time; `at` as `Intl` names its parts, in American English. */
  typeTime(page: Page, field: Locator, at: Record<string, string>): Promise<void>
  /** Chooses one of several. */
  check(page: Page, radio: Locator): Promise<void>
}

export const byMouse: Hands = {
  press: (_, what) => what.click(),
  pressOrKey: (page, name) => page.getByRole("button", { name }).click(),
  fill: async (page, field, text) => {
    await field.click()
    await page.keyboard.press("ControlOrMeta+A")
    await page.keyboard.type(text)
  },
  openRow: (page, said) => page.getByRole("region").getByRole("link").filter({ hasText: said }).click(),
  write: async (page, text) => {
    await composer(page).click()
    await type(page, text)
  },
  beginNote: async page => {
    await page.getByRole("tab", { name: "Note" }).click()
    await composer(page).click()
  },
  poise: async (page, name) => {
    const button = await page.getByRole("button", { name }).elementHandle()
    return async () => button?.dispatchEvent("click")
  },
  choose: (page, name) => page.getByRole("dialog").getByRole("option", { name }).click(),
  typeTime: (_, field, { year, month, day, hour, minute, dayPeriod }) => {
    const hours = (Number(hour) % 12) + (dayPeriod === "PM" ? 12 : 0)
    return field.fill(`${year}-${month}-${day}T${String(hours).padStart(2, "0")}:${minute}`)
  },
  check: (_, radio) => radio.locator("..").click(),
}

/** Nothing but keys, and what the page says with the focus. */
export const byKeyboard: Hands = {
  press: async (page, what) => {
    await reach(page, what)
    await page.keyboard.press("Enter")
  },
  pressOrKey: async (page, name, key) => {
    await page.getByRole("button", { name }).waitFor()
    await leaveField(page)
    await page.keyboard.press(key)
  },
  fill: async (page, field, text) => {
    await reach(page, field)
    await page.keyboard.press("ControlOrMeta+A")
    await page.keyboard.type(text)
  },
  openRow: async (page, said) => {
    const row = page.locator("[data-row]").filter({ hasText: said })
    await row.waitFor()
    await leaveField(page)
    for (let steps = 0; steps < stepsMax; steps += 1) {
      if (await row.evaluate(isFocused)) return page.keyboard.press("Enter")
      await page.keyboard.press("j")
    }
    throw new Error(`The keys j do not come to the row of “${said}”`)
  },
  write: async (page, text) => {
    if (await composer(page).evaluate(isFocused)) return type(page, text)
    if (await isStaffPage(page)) {
      await leaveField(page)
      await page.keyboard.press("r")
      await focused(composer(page))
    } else await reach(page, composer(page))
    await type(page, text)
  },
  beginNote: async page => {
    await leaveField(page)
    await page.keyboard.press("n")
    await focused(page.getByRole("textbox", { name: /^Note for/ }))
  },
  poise: async (page, name, key) => {
    await page.getByRole("button", { name }).waitFor()
    await leaveField(page)
    return () => page.keyboard.press(key)
  },
  choose: async (page, name) => {
    await reach(page, page.getByRole("dialog").getByRole("combobox"))
    await page.keyboard.type(name)
    await page.keyboard.press("Enter")
  },
  typeTime: async (page, field, { year, month, day, hour, minute, dayPeriod }) => {
    await reach(page, field)
    // A year may have six digits, so the field does not go on by itself.
    await page.keyboard.type(`${month}${day}${year}`)
    await page.keyboard.press("Tab")
    await page.keyboard.type(`${hour}${minute}${dayPeriod}`)
  },
  check: async (page, radio) => {
    const group = page.getByRole("radiogroup").filter({ has: radio })
    await reach(page, group.getByRole("radio").first())
    for (let steps = 0; !(await radio.evaluate(isFocused)); steps += 1) {
      if (steps > stepsMax) throw new Error(`The arrows do not come to ${radio}`)
      await page.keyboard.press("ArrowDown")
    }
    await page.keyboard.press("Enter")
  },
}

/** Signs one of the demo's people in. */
export async function signInBy(hands: Hands, page: Page, who: PersonKey): Promise<void> {
  await page.goto("/sign-in")
  const form = page.getByRole("form", { name: "Sign in" })
  await hands.fill(page, form.getByLabel("E-mail"), people[who].email ?? "")
  await hands.fill(page, form.getByLabel("Password", { exact: true }), demoPassword)
  await hands.press(page, form.getByRole("button", { name: "Sign in" }))
  await page.getByRole("heading", { name: `Hello, ${people[who].name}` }).waitFor()
}

/** Walks with Tab to what is meant, as far as there is anything to walk to. */
async function reach(page: Page, what: Locator): Promise<void> {
  await what.waitFor()
  for (let steps = 0; steps < stepsMax; steps += 1) {
    if (await what.evaluate(isFocused)) return
    await page.keyboard.press("Tab")
  }
  throw new Error(`Tab does not come to ${what}`)
}

/** Single keys are for the page only where nobody is writing. */
async function leaveField(page: Page): Promise<void> {
  if ((await page.locator(":is(input, textarea):focus").count()) > 0) await page.keyboard.press("Escape")
}

async function type(page: Page, text: string): Promise<void> {
  await page.keyboard.type(text)
  await page.keyboard.press("Enter")
}

const focused = (what: Locator): Promise<void> => what.and(what.page().locator(":focus")).waitFor()
const isFocused = (element: { matches: (selector: string) => boolean }): boolean => element.matches(":focus")
const isStaffPage = async (page: Page): Promise<boolean> => page.url().includes("/dashboard/")
const stepsMax = 150

import { writeFile } from "node:fs/promises"
import { join } from "node:path"
import { parseArgs } from "node:util"
import { type Browser, type Page, chromium as playwright } from "playwright-core"
import { chromium } from "./browser/chromium.ts"
import { demoPassword, organizations, people } from "./seed/cast.ts"
import { repository } from "./start/settings.ts"

/**
 * `npm run screenshots`: the README's pictures, taken of a running Parley with the demo in it. Each run leaves one conversation
 * of a guest there: the assistant answers what it knows, and fetches a person for what it does not.
 */
const { values } = parseArgs({
  options: { url: { type: "string", default: `http://localhost:${process.env.PORT || 8788}` } },
})

const unknown = "Do you engrave names on pocket knives?"

const browser = await playwright.launch(await chromium())
try {
  const { slug } = organizations.northwind
  const guest = await open(browser, { width: 420, height: 800 })
  await guest.goto(`/o/${slug}`)
  await say(guest, "Can I send my boots back?")
  await guest.getByRole("button", { name: "Another answer" }).waitFor()
  await pictures(guest, "chat")
  await say(guest, unknown)
  await guest.getByText("A person will join you here.").waitFor()

  const staff = await open(browser, { width: 1280, height: 800 })
  await signIn(staff, people.maya.email)
  await staff.goto(`/dashboard/${slug}/conversations`)
  await staff.getByRole("region").getByRole("link").filter({ hasText: unknown }).last().click()
  await pictures(staff, "console")
} finally {
  await browser.close()
}

async function open(browser: Browser, viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({
    baseURL: values.url,
    viewport,
    colorScheme: "light",
    reducedMotion: "reduce",
  })
  return context.newPage()
}

async function signIn(page: Page, email: string | null): Promise<void> {
  await page.goto("/sign-in")
  await page.getByLabel("E-mail").fill(email ?? "")
  await page.getByLabel("Password", { exact: true }).fill(demoPassword)
  await page.getByRole("button", { name: "Sign in", exact: true }).click()
  await page.waitForURL(address => address.pathname !== "/sign-in")
}

async function say(page: Page, text: string): Promise<void> {
  const field = page.getByRole("textbox", { name: /^Message to/ })
  await field.fill(text)
  await field.press("Enter")
}

/** By day and by night, when the conversation is there and its fonts are. */
async function pictures(page: Page, name: string): Promise<void> {
  await page.getByRole("log").locator("li").first().waitFor()
  await page.evaluate("document.fonts.ready")
  await page.mouse.move(0, 0)
  const line = await page.context().newCDPSession(page)
  for (const [scheme, file] of Object.entries({ light: name, dark: `${name}-dark` })) {
    await page.emulateMedia({ colorScheme: scheme === "dark" ? "dark" : "light", reducedMotion: "reduce" })
    // Of the browser itself, because Playwright knows no WebP, which is a third of the size.
    const { data } = await line.send("Page.captureScreenshot", { format: "webp", quality: 90 })
    const path = join(repository, "docs", "screenshots", `${file}.webp`)
    await writeFile(path, Buffer.from(data, "base64"))
    console.log(path)
  }
}

import { join } from "node:path"
import { parseArgs } from "node:util"
import { type Browser, type Page, chromium as playwright } from "playwright-core"
import { chromium } from "./browser/chromium.ts"
import { demoPassword, organizations, people } from "./seed/cast.ts"
import { repository } from "./start/settings.ts"

/** `npm run screenshots`: the README's pictures, taken of a running Parley with the demo in it. Only looks; writes nothing. */
const { values } = parseArgs({
  options: { url: { type: "string", default: `http://localhost:${process.env.PORT || 8788}` } },
})

const browser = await playwright.launch(await chromium())
try {
  const staff = await signedIn(browser, people.maya.email, { width: 1280, height: 800 })
  await staff.goto(`/dashboard/${organizations.northwind.slug}/conversations`)
  await staff.getByText(people.clara.name).first().click()
  await picture(staff, "console")

  const customer = await signedIn(browser, people.clara.email, { width: 420, height: 800 })
  await customer.goto("/messages")
  await customer.getByText("With Amir Haddad").first().click()
  await picture(customer, "chat")
} finally {
  await browser.close()
}

async function signedIn(browser: Browser, email: string | null, viewport: { width: number; height: number }) {
  const context = await browser.newContext({
    baseURL: values.url,
    viewport,
    colorScheme: "light",
    reducedMotion: "reduce",
  })
  const page = await context.newPage()
  await page.goto("/sign-in")
  await page.getByLabel("E-mail").fill(email ?? "")
  await page.getByLabel("Password", { exact: true }).fill(demoPassword)
  await page.getByRole("button", { name: "Sign in", exact: true }).click()
  await page.waitForURL(address => address.pathname !== "/sign-in")
  return page
}

/** Taken when the conversation is there and its fonts are. */
async function picture(page: Page, name: string): Promise<void> {
  await page.getByRole("log").locator("li").first().waitFor()
  await page.evaluate("document.fonts.ready")
  const path = join(repository, "docs", "screenshots", `${name}.png`)
  await page.screenshot({ path, animations: "disabled" })
  console.log(path)
}

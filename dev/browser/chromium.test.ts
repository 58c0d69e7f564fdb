import { chromium as playwright } from "playwright-core"
import { expect, test } from "vitest"
import { chromium } from "./chromium.ts"
import { packedChromium } from "./packed-chromium.ts"

test("the browser found on this machine shows a page", async () => {
  expect(await headingShownBy(await chromium())).toBe("Good morning")
})

test.runIf(process.platform === "linux" && process.arch === "x64")(
  "a machine with no browser installed uses the one from npm",
  async () => {
    const { args } = await chromium()
    expect(await headingShownBy({ executablePath: await packedChromium(), args })).toBe("Good morning")
  },
)

async function headingShownBy(launch: { executablePath: string; args: string[] }): Promise<string | null> {
  const browser = await playwright.launch(launch)
  try {
    const page = await browser.newPage()
    await page.setContent("<h1>Good morning</h1>")
    return await page.getByRole("heading").textContent()
  } finally {
    await browser.close()
  }
}

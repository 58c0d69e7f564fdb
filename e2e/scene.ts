import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
  chromium as playwright,
} from "playwright-core"
import { expect, inject, test } from "vitest"
import { chromium } from "../dev/browser/chromium.ts"

const actionMsMax = 15_000
const shownMsMax = 2_000
const shownCharactersMax = 3_000

/** A device of somebody: its own cookies and storage, and one tab to begin with. */
export type Enter = (options?: BrowserContextOptions) => Promise<Page>

interface Stage {
  browser: Browser
  /** Opens a device. At the scene's end it is closed, and its console has to be free of errors. */
  enter: Enter
}

/** A test with a stage: one real Chromium per file, and as many devices as the scene has people. */
export const scene = test.extend<Stage>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern what a fixture needs
    async ({}, use) => {
      const browser = await playwright.launch(await chromium())
      await use(browser)
      await browser.close()
    },
    { scope: "file" },
  ],
  enter: async ({ browser, task }, use) => {
    const contexts: BrowserContext[] = []
    const errors: string[] = []
    await use(async options => {
      const context = await browser.newContext({ baseURL: inject("parleyUrl"), ...options })
      context.setDefaultTimeout(actionMsMax)
      context.on("console", message => message.type() === "error" && errors.push(message.text()))
      context.on("weberror", error => errors.push(String(error.error())))
      contexts.push(context)
      return context.newPage()
    })
    if (task.result?.state === "fail") for (const context of contexts) console.error(await shown(context))
    for (const context of contexts) await context.close()
    expect(errors.filter(error => !isNetworkLine(error))).toEqual([])
  },
})

/** What a device shows when its scene has failed. */
async function shown(context: BrowserContext): Promise<string> {
  const pages = context.pages().map(async page => {
    const text = await page.locator("body").ariaSnapshot({ timeout: shownMsMax }).catch(String)
    return `${page.url()} shows:\n${text.slice(0, shownCharactersMax)}`
  })
  return (await Promise.all(pages)).join("\n\n")
}

/**
 * What the browser itself writes when a request fails or is refused; a page cannot keep it from doing so. A failure inside
 * the service (5xx) is not among it.
 */
const isNetworkLine = (error: string): boolean =>
  /^Failed to load resource: (net::|the server responded with a status of 4)|^WebSocket connection to .* failed/.test(
    error,
  )

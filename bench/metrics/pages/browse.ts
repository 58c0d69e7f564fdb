import { type Browser, type CDPSession, type Page, chromium as playwright } from "playwright-core"
import { chromium } from "../../../dev/browser/chromium.ts"
import type { SignedIn } from "../../parley/signed-in.ts"

export interface Tab {
  page: Page
  /** Milliseconds of scripting since the tab was opened. */
  scriptingMs(): Promise<number>
  close(): Promise<void>
}

export const launch = async (): Promise<Browser> => playwright.launch(await chromium())

/** A tab of somebody who is signed in, in a browser that has never been here: nothing is cached, nothing compiled. */
export async function openTab(browser: Browser, url: string, { cookie }: SignedIn): Promise<Tab> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
  const [name = "", value = ""] = cookie.split("=")
  await context.addCookies([{ name, value, url }])
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send("Performance.enable")
  return { page, scriptingMs: () => scripting(devtools), close: () => context.close() }
}

async function scripting(devtools: CDPSession): Promise<number> {
  const { metrics } = await devtools.send("Performance.getMetrics")
  const seconds = metrics.find(({ name }) => name === "ScriptDuration")?.value
  if (seconds === undefined) throw new Error("The browser does not say how long it ran scripts")
  return seconds * 1000
}

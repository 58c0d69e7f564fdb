import axe from "axe-core"
import type { Page } from "playwright-core"
import { z } from "zod"

const said = z.array(z.string())

/** What axe finds, and whether the page is wider than the screen, in all four looks of what is on screen. */
export async function faultsOf(page: Page, where: string): Promise<string[]> {
  // Once for all four looks, and not by a script of the page, whose policy would refuse it.
  await page.evaluate(axe.source)
  const faults: string[] = []
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [320, 1280]) {
      await page.emulateMedia({ colorScheme })
      await page.setViewportSize({ width, height: 800 })
      const found = said.parse(await page.evaluate(lookAtPage))
      faults.push(...found.map(fault => `${where}, ${colorScheme}, ${width} px: ${fault}`))
    }
  }
  return faults
}

/** Run in the page, once it has drawn itself anew. Only what is broken is written down at length. */
const lookAtPage = `(async () => {
  await new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))
  const { violations } = await axe.run(document, { resultTypes: ["violations"] })
  const faults = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, any }) => id + " at " + target.join(" ") + " " + (any[0]?.message ?? "")))
  const overflow = document.documentElement.scrollWidth - document.documentElement.clientWidth
  return overflow > 0 ? [...faults, overflow + " px too wide"] : faults
})()`

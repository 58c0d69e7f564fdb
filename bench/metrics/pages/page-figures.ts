import type { Browser, Page } from "playwright-core"
import type { Measured } from "../../metric.ts"
import { median, rounded } from "../../statistics.ts"
import { launch, openTab, type Tab } from "./browse.ts"
import type { ConsoleStack } from "./console-stack.ts"
import { type Path, scrollThrough } from "./scroll-through.ts"

interface Visit {
  url: string
  /** How often it is opened, each time in a browser that has never been there. */
  opens: number
  /** Settles when the page is drawn and answers a key. */
  isReady: (page: Page) => Promise<void>
  path: Path
  /** Settles when the other end is on screen. */
  isThrough: (page: Page) => Promise<void>
}

/** Opens a page again and again, then scrolls the last one through. */
export async function pageFigures(stack: ConsoleStack, visit: Visit): Promise<{ open: Measured; scroll: Measured }> {
  const browser = await launch()
  try {
    const opened = []
    for (let n = 1; n < visit.opens; n += 1) {
      const { tab, ...figures } = await openOnce(browser, stack, visit)
      opened.push(figures)
      await tab.close()
    }
    const { tab, ...figures } = await openOnce(browser, stack, visit)
    opened.push(figures)
    return { open: openFigure(opened), scroll: await scrollFigure(tab.page, visit) }
  } finally {
    await browser.close()
  }
}

interface Opened {
  scriptMs: number
  readyMs: number
}

async function openOnce(browser: Browser, { url, agent }: ConsoleStack, visit: Visit): Promise<Opened & { tab: Tab }> {
  const tab = await openTab(browser, url, agent)
  const startedAt = performance.now()
  await tab.page.goto(visit.url)
  await visit.isReady(tab.page)
  return { tab, readyMs: performance.now() - startedAt, scriptMs: await tab.scriptingMs() }
}

const openFigure = (opened: readonly Opened[]): Measured => ({
  ours: rounded(median(opened.map(({ scriptMs }) => scriptMs))),
  floor: null,
  peers: {},
  ratio: null,
  target: 300,
  bound: "at_most",
  unit: "ms",
  facts: {
    opens: opened.length,
    scriptMsMax: rounded(Math.max(...opened.map(({ scriptMs }) => scriptMs))),
    readyMs: rounded(median(opened.map(({ readyMs }) => readyMs))),
  },
  notes: [
    `Script that ran until the page was drawn and answered a key, in a browser that had never been there; ready after ${rounded(median(opened.map(({ readyMs }) => readyMs)))} ms.`,
  ],
})

async function scrollFigure(page: Page, { path, isThrough }: Visit): Promise<Measured> {
  const { longestTaskMs, longestTaskCpuMs, frames, framesPerSecond, droppedFrames, rowsMax, seconds } =
    await scrollThrough(page, path)
  await isThrough(page)
  return {
    ours: rounded(longestTaskMs),
    floor: null,
    peers: {},
    ratio: null,
    target: 50,
    bound: "at_most",
    unit: "ms",
    facts: {
      longestTaskCpuMs: rounded(longestTaskCpuMs),
      frames,
      framesPerSecond: rounded(framesPerSecond),
      droppedFrames,
      rowsMax,
      seconds: rounded(seconds),
    },
    notes: [
      `The longest task of the page's thread while it scrolled ${Math.abs(path.step)} pixels with every frame, reading all pages on the way: ${rounded(framesPerSecond)} frames a second, ${droppedFrames} of ${frames} shown twice, ${rowsMax} rows in the document at most.`,
    ],
  }
}

import type { CDPSession, Page } from "playwright-core"
import { z } from "zod"

export interface Scrolled {
  /** From a task's begin to its end, whatever else the machine did meanwhile. */
  longestTaskMs: number
  /** What the longest of them cost the processor. */
  longestTaskCpuMs: number
  framesPerSecond: number
  frames: number
  /** Frames that a display of 60 a second would have shown twice. */
  droppedFrames: number
  /** Rows in the document at the same time, at most. */
  rowsMax: number
  seconds: number
}

export interface Path {
  /** What scrolls, as a selector like the others. */
  scroller: string
  /** Pixels per frame; negative is up. */
  step: number
  row: string
  /** What is in the scroller once all has been read. */
  end: string
}

/** Scrolls by so much with every frame, as a hand on a fast wheel, until there is no more to read. */
export async function scrollThrough(page: Page, path: Path): Promise<Scrolled> {
  const tasks = await traceTasks(await page.context().newCDPSession(page))
  const { frameMs, rowsMax } = inPage.parse(await page.evaluate(`(${scroll})(${JSON.stringify(path)})`))
  const done = await tasks.stop()
  const longestTaskMs = Math.max(...done.map(({ dur }) => dur / 1000))
  const longestTaskCpuMs = Math.max(...done.map(({ tdur }) => tdur / 1000))
  const seconds = frameMs.reduce((sum, ms) => sum + ms, 0) / 1000
  const droppedFrames = frameMs.reduce((sum, ms) => sum + Math.max(0, Math.round(ms / (1000 / 60)) - 1), 0)
  const frames = frameMs.length
  return { longestTaskMs, longestTaskCpuMs, framesPerSecond: frames / seconds, frames, droppedFrames, rowsMax, seconds }
}

const inPage = z.object({ frameMs: z.array(z.number()), rowsMax: z.int() })

/** Runs in the page, and stands here as text because Node knows no documents. */
const scroll = `({ scroller, step, row, end }) => new Promise(done => {
  const box = document.querySelector(scroller)
  const frameMs = []
  let rowsMax = 0
  let before = null
  const frame = now => {
    if (before !== null) frameMs.push(now - before)
    before = now
    rowsMax = Math.max(rowsMax, box.querySelectorAll(row).length)
    const place = box.scrollTop
    box.scrollTop += step
    if (box.scrollTop === place && box.querySelector(end) !== null) return done({ frameMs, rowsMax })
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
})`

const traceEvent = z.object({
  name: z.string(),
  pid: z.int(),
  tid: z.int(),
  /** Microseconds by the clock, and of the processor. */
  dur: z.number().default(0),
  tdur: z.number().default(0),
  args: z.object({ name: z.string().optional() }).optional(),
})

/** The tasks of the page's main thread. */
async function traceTasks(devtools: CDPSession): Promise<{ stop(): Promise<z.infer<typeof traceEvent>[]> }> {
  const events: z.infer<typeof traceEvent>[] = []
  devtools.on("Tracing.dataCollected", ({ value }) => {
    for (const event of value) {
      const { data } = traceEvent.safeParse(event)
      if (data?.name === "RunTask" || data?.name === "thread_name") events.push(data)
    }
  })
  await devtools.send("Tracing.start", {
    traceConfig: { includedCategories: ["disabled-by-default-devtools.timeline", "__metadata"] },
    transferMode: "ReportEvents",
  })
  return {
    stop: async () => {
      const complete = new Promise(done => devtools.once("Tracing.tracingComplete", done))
      await devtools.send("Tracing.end")
      await complete
      const threadOf = ({ pid, tid }: { pid: number; tid: number }) => `${pid} ${tid}`
      const main = new Set(events.filter(({ args }) => args?.name === "CrRendererMain").map(threadOf))
      return events.filter(event => event.name === "RunTask" && main.has(threadOf(event)))
    },
  }
}

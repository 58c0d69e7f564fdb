import { execFile } from "node:child_process"
import { join } from "node:path"
import { promisify } from "node:util"
import { z } from "zod"
import tool from "./tool/package.json" with { type: "json" }

export const lighthouseVersion = tool.dependencies.lighthouse

/** It has a lockfile of its own: with what it needs it is 176 MB, for a command that few people run (`npm ci` there fetches it). */
const program = join(import.meta.dirname, "tool", "node_modules", "lighthouse", "cli", "index.js")

export const devices = ["mobile", "desktop"] as const
export type Device = (typeof devices)[number]
export const categories = ["performance", "accessibility", "best-practices", "seo"] as const
export type Category = (typeof categories)[number]

/** What Lighthouse says of one load of a page. Scores are of a hundred, times in milliseconds. */
export interface Audit {
  scores: Record<Category, number>
  firstPaintMs: number
  largestPaintMs: number
  blockedMs: number
  shift: number
  /** Audits outside of performance that cost points, by their ids. */
  failed: string[]
}

const reportBytesMax = 64 * 2 ** 20

/** One load with the throttling that Lighthouse simulates by default: a phone on slow 4G, or a desktop on a cable. */
export async function runLighthouse(url: string, { port, device }: { port: number; device: Device }): Promise<Audit> {
  const args = [
    ...[program, url, `--port=${port}`, "--output=json", "--quiet", "--no-enable-error-reporting"],
    ...(device === "desktop" ? ["--preset=desktop"] : []),
    `--only-categories=${categories.join(",")}`,
  ]
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: reportBytesMax })
  return read(report.parse(JSON.parse(stdout)))
}

const category = z.object({
  score: z.number().nullable(),
  auditRefs: z.array(z.object({ id: z.string(), weight: z.number() })),
})
const report = z.object({
  runtimeError: z.object({ message: z.string() }).optional(),
  categories: z.record(z.enum(categories), category),
  audits: z.record(z.string(), z.object({ score: z.number().nullable(), numericValue: z.number().optional() })),
})

function read({ runtimeError, categories: found, audits }: z.infer<typeof report>): Audit {
  if (runtimeError) throw new Error(runtimeError.message)
  const { performance: _, ...others } = found
  const costly = Object.values(others).flatMap(({ auditRefs }) => auditRefs.filter(({ weight }) => weight > 0))
  const value = (id: string) => audits[id]?.numericValue ?? Number.NaN
  const score = (of: Category) => Math.round((found[of].score ?? 0) * 100)
  return {
    scores: {
      performance: score("performance"),
      accessibility: score("accessibility"),
      "best-practices": score("best-practices"),
      seo: score("seo"),
    },
    firstPaintMs: value("first-contentful-paint"),
    largestPaintMs: value("largest-contentful-paint"),
    blockedMs: value("total-blocking-time"),
    shift: value("cumulative-layout-shift"),
    failed: costly.map(({ id }) => id).filter(id => (audits[id]?.score ?? 1) < 1),
  }
}

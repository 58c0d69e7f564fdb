import { expect, test } from "vitest"
import { type MeasuredPage, shortcomings, table } from "./measured-page.ts"
import type { Audit } from "./run-lighthouse.ts"

const audit = (performance: number, failed: string[] = []): Audit => ({
  scores: { performance, accessibility: 100, "best-practices": 100, seo: 63 },
  firstPaintMs: 1_900,
  largestPaintMs: 2_300,
  blockedMs: 12.4,
  shift: 0.0123,
  failed,
})

const staffPage = (...audits: Audit[]): MeasuredPage => ({
  page: {
    name: "Console",
    path: "/",
    visitor: "nobody",
    least: { performance: 90, accessibility: 95, "best-practices": 95 },
  },
  device: "mobile",
  audits,
})

test("the table has the median of each score, and none where a page need not have one", () => {
  expect(
    table([staffPage(audit(70), audit(92), audit(95))])
      .split("\n")
      .at(-1),
  ).toBe("| Console | mobile | 92 | 100 | 100 | – | 1.9 s | 2.3 s | 12 ms | 0.012 |")
})

test("a median below its line is said, with the audits that cost it points", () => {
  expect(shortcomings([staffPage(audit(70), audit(92), audit(95))])).toEqual([])
  expect(shortcomings([staffPage(audit(70), audit(89, ["errors-in-console"]), audit(95))])).toEqual([
    "Console (mobile): performance, errors-in-console",
  ])
})

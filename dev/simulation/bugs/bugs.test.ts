import { mkdirSync, writeFileSync } from "node:fs"
import { afterAll, beforeEach, describe, expect, test, vi } from "vitest"
import { simulationRules } from "../history/simulation-rules.ts"
import { scheduleOf } from "../schedule.ts"
import { bugs } from "./bugs.ts"
import { type Caught, caught, rulesBroken } from "./caught.ts"

const seams = vi.hoisted(() => async <M extends object>(original: () => Promise<M>) => {
  const { withSeams } = await import("./seam.ts")
  return withSeams(await original())
})
vi.mock(import("../../../protocol/clocks.ts"), seams)
vi.mock(import("../../../protocol/due.ts"), seams)
vi.mock(import("../../../protocol/permission.ts"), seams)
vi.mock(import("../../../protocol/reduce.ts"), seams)
vi.mock(import("../../../protocol/step.ts"), seams)
vi.mock(import("../../../protocol/visibility.ts"), seams)
vi.mock(import("../../../web/live/answers.ts"), seams)
vi.mock(import("../../../web/live/core.ts"), seams)
vi.mock(import("../../../web/live/drafts.ts"), seams)
vi.mock(import("../../../web/live/list-rows.ts"), seams)
vi.mock(import("../../../web/live/merge.ts"), seams)
vi.mock(import("../../../web/live/outbox-answers.ts"), seams)
vi.mock(import("../../../web/live/timeline.ts"), seams)
vi.mock(import("../../../worker/org/answers/ends.ts"), seams)
vi.mock(import("../../../worker/org/catch-up.ts"), seams)
vi.mock(import("../../../worker/org/core.ts"), seams)
vi.mock(import("../../../worker/org/corrected.ts"), seams)
vi.mock(import("../../../worker/org/frames.ts"), seams)
vi.mock(import("../../../worker/org/history.ts"), seams)
vi.mock(import("../../../worker/org/leases.ts"), seams)
vi.mock(import("../../../worker/org/queues.ts"), seams)
vi.mock(import("../../../worker/org/rights.ts"), seams)
vi.mock(import("../../../worker/routes/conversations/joined-page.ts"), seams)
vi.mock(import("../memory-sql.ts"), seams)

const firstSeed = 1
/** Without a bug. With one it is noticed in the first few, or in a few dozen. */
const controlSchedules = 100
const schedulesMax = 600
const results = new URL("../../../node_modules/.cache/parley/reliability/", import.meta.url)

// Postgres is taken away on purpose; the archive says so each time.
beforeEach(() => void vi.spyOn(console, "warn").mockReturnValue())

test("without a bug the same schedules break no rule", async () => {
  for (let seed = firstSeed; seed < firstSeed + controlSchedules; seed += 1) {
    expect({ seed, broken: await rulesBroken(scheduleOf(seed)) }).toEqual({ seed, broken: [] })
  }
})

test("there is a mistake for every rule, and a rule for every mistake", () => {
  const seen = new Set(bugs.flatMap(({ seenBy }) => seenBy))
  expect([...seen].toSorted()).toEqual(Object.keys(simulationRules).toSorted())
})

describe("the checker sees a Parley that", () => {
  const all: Caught[] = []
  let tried = 0
  test.each(bugs.map(bug => [bug.name, bug] as const))("%s", async (_name, bug) => {
    const found = await caught(bug, { from: firstSeed, atMost: schedulesMax })
    tried += 1
    expect(found).toMatchObject({ brokenWithout: [] })
    if (found) all.push(found)
  })

  test("which lets every rule notice something", () => {
    const noticed = new Set(all.flatMap(({ seenBy, alsoBroke }) => [...seenBy, ...alsoBroke]))
    // A part of the mistakes, chosen by name, says nothing about all rules.
    if (tried === bugs.length) expect([...noticed].toSorted()).toEqual(Object.keys(simulationRules).toSorted())
  })

  afterAll(() => {
    if (tried < bugs.length) return
    mkdirSync(results, { recursive: true })
    writeFileSync(
      new URL("bugs.json", results),
      `${JSON.stringify({ controlSchedules, schedulesMax, bugs: all }, null, 2)}\n`,
    )
  })
})

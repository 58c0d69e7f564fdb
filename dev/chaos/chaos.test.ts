import { expect, test } from "vitest"
import { isPerfect, line } from "./outcome.ts"
import { run } from "./run.ts"

test("a Parley that is killed among everything else that goes wrong loses, doubles and moves nothing", {
  timeout: 180_000,
}, async () => {
  const outcome = await run("parley", { kills: 5, seed: 1, without: [], postgresDownMs: 2_000 })
  const { sent, stored } = outcome
  expect(line(outcome)).toMatchObject({
    ...{ kills: 5, inFlightAtKill: 5, powerCuts: 1, deploys: 1, postgresStops: 2, complaints: 0, unfinished: 0 },
    ...{ acknowledged: sent, seen: sent, lost: 0, duplicated: 0, reordered: 0, holes: 0, divergent: 0, vanished: 0 },
    ...{ refused: 0, archived: stored, archiveIsLog: true },
  })
  expect(isPerfect(outcome)).toBe(true)
  expect(outcome.sentWithoutPostgres).toBeGreaterThan(0)
  // Nobody was refused; every other rule had something to compare.
  expect(outcome.rules.filter(({ checked }) => checked === 0).map(({ rule }) => rule)).toEqual(["done_though_refused"])
})

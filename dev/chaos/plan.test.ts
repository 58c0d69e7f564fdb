import { expect, test } from "vitest"
import { plan, skipping } from "./plan.ts"

const of = (seed: number, kills = 200) => plan(seed, { kills, devices: 11 })

test("the same seed plans the same, and another one something else", () => {
  expect(of(7)).toEqual(of(7))
  expect(of(8)).not.toEqual(of(7))
})

test("a plan has as many kills as asked, everything that can go wrong, and fits into five minutes", () => {
  const steps = of(1)
  const types = steps.map(({ fault }) => fault.type)
  expect(types.filter(type => type === "kill" || type === "power_cut")).toHaveLength(200)
  expect([...new Set(types)].sort()).toEqual([
    ...["cut", "cut_everybody", "deploy", "freeze_postgres", "half_open", "kill", "kill_postgres"],
    ...["power_cut", "reload", "slow_down", "starve"],
  ])
  const seconds = steps.reduce((sum, { afterMs }) => sum + afterMs, 0) / 1_000
  expect(seconds).toBeGreaterThan(80)
  expect(seconds).toBeLessThan(200)
})

test("no line is left half-open near the end, because it stays so for half a minute", () => {
  const steps = of(1)
  const lastHalfOpen = steps.findLastIndex(({ fault }) => fault.type === "half_open")
  const killsAfter = steps.slice(lastHalfOpen).filter(({ fault }) => fault.type === "kill").length
  expect(killsAfter).toBeGreaterThan(30)
})

test("what is left out leaves everything else where it was", () => {
  const steps = of(1)
  const fewer = skipping(steps, ["reload", "half_open"])
  const at = (of: typeof steps) => {
    let ms = 0
    return of.map(({ afterMs, fault }) => {
      ms += afterMs
      return { at: ms, fault }
    })
  }
  expect(fewer.length).toBeLessThan(steps.length)
  expect(at(fewer)).toEqual(at(steps).filter(({ fault }) => fault.type !== "reload" && fault.type !== "half_open"))
})

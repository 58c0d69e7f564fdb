import { expect, test } from "vitest"
import { keepsBound, rows } from "./report.ts"

const figure = { floor: 100, peers: { partyserver: 140 }, unit: "µs", target: 1.3 }

test("a bound is kept by the ratio where there is one, else by the figure itself", () => {
  expect(keepsBound({ ...figure, ours: 120, ratio: 1.2, bound: "at_most" })).toBe(true)
  expect(keepsBound({ ...figure, ours: 140, ratio: 1.4, bound: "at_most" })).toBe(false)
  expect(keepsBound({ ...figure, ours: 140, ratio: 1.4, bound: "at_least" })).toBe(true)
  expect(keepsBound({ ...figure, ours: 1.4, ratio: null, bound: "at_most" })).toBe(false)
})

test("a measurement with two bounds says itself whether it keeps both", () => {
  expect(keepsBound({ ...figure, ours: 120, ratio: 1.2, bound: "at_most", ok: false })).toBe(false)
})

test("the table shows what was measured, beside what it is held against", () => {
  expect(rows({ ack_p50: { ...figure, ours: 120, ratio: 1.2, bound: "at_most" } })).toEqual([
    ["ack_p50", "120 µs", "100", "partyserver 140", "1.2 ×", "≤ 1.3 ×", "yes"],
  ])
})

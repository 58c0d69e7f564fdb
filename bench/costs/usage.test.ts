import { expect, test } from "vitest"
import { prices } from "./prices.ts"
import { listPrice, monthly, plus, times } from "./usage.ts"

test("a month costs the plan as long as what is included suffices, and then what is beyond it", () => {
  expect(monthly({ rowsWritten: prices.rowsWritten.included })).toBe(5)
  expect(monthly({ rowsWritten: prices.rowsWritten.included + 2_000_000 })).toBe(7)
})

test("the list price includes nothing", () => {
  expect(listPrice({ rowsWritten: 2_000_000, objectRequests: 1_000_000 })).toBeCloseTo(2.15)
})

test("usages add up, each unit for itself", () => {
  expect(plus(times({ rowsWritten: 4, rowsRead: 3 }, 10), { rowsRead: 1 })).toEqual({ rowsWritten: 40, rowsRead: 31 })
})

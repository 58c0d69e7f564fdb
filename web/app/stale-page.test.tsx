import { beforeEach, expect, test, vi } from "vitest"
import { loadStalePageAgain } from "./stale-page.ts"

beforeEach(() => sessionStorage.clear())

test("a page whose files are gone is loaded again, once, so that a broken one does not go in circles", () => {
  const reload = vi.fn()
  expect(loadStalePageAgain(reload)).toBe(true)
  expect(reload).toHaveBeenCalledTimes(1)
  expect(loadStalePageAgain(reload)).toBe(false)
  expect(reload).toHaveBeenCalledTimes(1)
})

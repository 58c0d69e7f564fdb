import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { reloadWhenStale } from "./stale-page.ts"

let stop = (): void => {}
beforeEach(() => sessionStorage.clear())
afterEach(() => stop())

/** Whether the failure was taken care of, as the loader asks it. */
const aPartIsMissing = (): boolean => !dispatchEvent(new Event("vite:preloadError", { cancelable: true }))

test("a page whose files are gone is loaded again, once, so that a broken one does not go in circles", () => {
  const reload = vi.fn()
  stop = reloadWhenStale(reload)
  expect(aPartIsMissing()).toBe(true)
  expect(reload).toHaveBeenCalledTimes(1)
  expect(aPartIsMissing()).toBe(false)
  expect(reload).toHaveBeenCalledTimes(1)
})

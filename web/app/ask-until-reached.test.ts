import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { z } from "zod"
import { limits } from "../../protocol/limits.ts"
import { call } from "./api.ts"
import { askUntilReached } from "./ask-until-reached.ts"
import { currentReach } from "./reach.ts"

let stop: () => void
beforeEach(() => {
  vi.useFakeTimers()
  stop = askUntilReached()
})
afterEach(() => {
  stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test("a page that only sent a form learns by itself that Parley answers again", async () => {
  const fetch = vi.fn((_path: string) => Promise.reject(new TypeError("Failed to fetch")))
  vi.stubGlobal("fetch", fetch)
  await call({ path: "/organizations", method: "POST", body: {}, schema: z.unknown() })
  expect(currentReach()).toBe("unreachable")

  await vi.advanceTimersByTimeAsync(2 * limits.reconnectMs.max)
  expect(new Set(fetch.mock.calls.slice(1).map(([path]) => path))).toEqual(new Set(["/api/health"]))
  expect(currentReach()).toBe("unreachable")

  const answering = vi.fn(async () => Response.json({ status: "ok" }))
  vi.stubGlobal("fetch", answering)
  await vi.advanceTimersByTimeAsync(limits.reconnectMs.max)
  expect(currentReach()).toBe("reachable")
  await vi.advanceTimersByTimeAsync(10 * limits.reconnectMs.max)
  expect(answering).toHaveBeenCalledOnce()
})

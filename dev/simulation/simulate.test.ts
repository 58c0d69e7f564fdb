import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { simulate } from "./simulate.ts"

// Postgres is taken away on purpose; the archive says so each time.
beforeEach(() => void vi.spyOn(console, "warn").mockReturnValue())
afterEach(() => void vi.restoreAllMocks())

/** The first seeds whose schedule goes wrong, with what is wrong. */
async function failures(seeds: number, { atMost = 1 } = {}): Promise<[number, string[]][]> {
  const failed: [number, string[]][] = []
  for (let seed = 1; seed <= seeds && failed.length < atMost; seed += 1) {
    const { violations } = await simulate(seed)
    if (violations.length > 0) failed.push([seed, violations])
  }
  return failed
}

test("whatever breaks, nothing is lost, doubled, moved, leaked or shown wrong, and the archive is the log", async () => {
  expect(await failures(400, { atMost: 3 })).toEqual([])
}, 120_000)

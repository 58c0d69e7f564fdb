import { createHash } from "node:crypto"
import { afterEach, beforeEach, expect, test, vi } from "vitest"
import { scheduleOf } from "../schedule.ts"
import { play } from "../simulate.ts"
import { playMany } from "./shards.ts"

beforeEach(() => void vi.spyOn(console, "warn").mockReturnValue())
afterEach(() => void vi.restoreAllMocks())

/** Everything that everybody said and heard in a schedule, in a few letters. */
async function history(seed: number): Promise<string> {
  const hash = createHash("sha256")
  await play(scheduleOf(seed), line => hash.update(`${line}\n`))
  return hash.digest("hex")
}

test("a seed has one history, whatever was played before it in the same process", async () => {
  const seeds = [11, 12, 13, 14]
  const first = []
  for (const seed of seeds) first.push(await history(seed))
  const again = []
  for (const seed of seeds.toReversed()) again.unshift(await history(seed))
  expect(again).toEqual(first)
  expect(new Set(first).size).toBe(seeds.length)
})

test("a schedule that was kept as text is the same schedule", () => {
  const schedule = scheduleOf(15)
  expect(JSON.parse(JSON.stringify(schedule))).toEqual(schedule)
})

test("the same seeds come to the same in one process and in three", async () => {
  const { seconds: _one, ...alone } = await playMany({ schedules: 30, seed: 500, shards: 1 })
  const { seconds: _three, ...together } = await playMany({ schedules: 30, seed: 500, shards: 3 })
  expect(together).toEqual(alone)
  expect(alone.schedules).toBe(30)
})

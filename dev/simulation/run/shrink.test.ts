import { afterEach, expect, test, vi } from "vitest"
import { Hub } from "../../../worker/org/hub.ts"
import type { Schedule } from "../act.ts"
import { scheduleOf } from "../schedule.ts"
import { play } from "../simulate.ts"
import { shrink } from "./shrink.ts"
import { steps } from "./steps.ts"

afterEach(() => void vi.restoreAllMocks())

test("a schedule is shrunk to the acts that it takes, wherever they stand", async () => {
  const needed = [3, 31, 32, 57]
  const fails = async ({ acts }: Schedule) => needed.every(n => acts.some(act => act.n === n + 9))
  const shortest = await shrink(scheduleOf(1), { fails })
  expect(shortest.acts.map(({ n }) => n - 9)).toEqual(needed)
})

test("a fault of the product is told in a few steps, which show it again", async () => {
  vi.spyOn(console, "warn").mockReturnValue()
  const publish = vi.spyOn(Hub.prototype, "publish").mockImplementation(() => {})
  const fails = async (schedule: Schedule) => (await play(schedule)).violations.length > 0
  const shortest = await shrink(scheduleOf(1), { fails })
  expect(shortest.acts.length).toBeLessThanOrEqual(3)
  expect(steps(shortest)).toContain("start")
  expect(await fails(shortest)).toBe(true)
  publish.mockRestore()
  expect(await fails(shortest)).toBe(false)
})

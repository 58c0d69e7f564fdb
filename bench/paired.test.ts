import { expect, test } from "vitest"
import { paired } from "./paired.ts"

/** A side whose blocks take the given times, the first of which is the warm-up. */
function side(name: string, times: number[], order: string[] = []) {
  const left = [...times]
  return {
    name,
    block: async () => {
      order.push(name)
      return { ms: left.shift() ?? Number.NaN }
    },
  }
}

test("the warm-up does not count, and the ratio is the median of the pairs and not the ratio of the medians", async () => {
  const pairs = await paired([side("ours", [900, 2, 30, 8]), side("floor", [1, 1, 10, 8])], {
    rounds: 3,
    secondsMax: 60,
  })
  expect(pairs.ratio("ms", ["ours", "floor"])).toBe(2)
  expect(pairs.median("ours", "ms")).toBe(8)
  expect(pairs.spread("floor", "ms")).toEqual([1, 10])
})

test("each round begins with another side", async () => {
  const order: string[] = []
  await paired([side("ours", [1, 1, 1], order), side("floor", [1, 1, 1], order)], { rounds: 2, secondsMax: 60 })
  expect(order).toEqual(["ours", "floor", "floor", "ours", "ours", "floor"])
})

test("when time is up there are fewer rounds, but three", async () => {
  const pairs = await paired([side("ours", [1, 1, 1, 1, 1, 1])], { rounds: 5, secondsMax: 0 })
  expect(pairs.rounds()).toBe(3)
})

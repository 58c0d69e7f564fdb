import { expect, test } from "vitest"
import { settle } from "./settle.ts"

test("a list that nobody touches shows the order of work", () => {
  expect(settle(["a", "b", "c"], ["c", "a"], "free")).toEqual({ shown: ["c", "a"], arrived: [] })
})

test("under a hand no row moves or goes away; what belongs above waits, what belongs below is added", () => {
  expect(settle(["a", "b", "c"], ["d", "c", "a", "e"], "held")).toEqual({ shown: ["a", "b", "c", "e"], arrived: ["d"] })
})

test("under a hand even a list of which nothing is left stays as it is", () => {
  expect(settle(["a", "b"], ["c"], "held")).toEqual({ shown: ["a", "b"], arrived: ["c"] })
  expect(settle([], ["c"], "held")).toEqual({ shown: ["c"], arrived: [] })
})

test("a list that stays as it is stays the same object, so that nothing is drawn again", () => {
  const shown = ["a", "b"]
  expect(settle(shown, ["a", "b"], "free").shown).toBe(shown)
  expect(settle(shown, ["b", "a"], "held").shown).toBe(shown)
})

import { expect, test } from "vitest"
import { settle } from "./settle.ts"

test("a list that nobody touches shows the order of work", () => {
  expect(settle(["a", "b", "c"], ["c", "a"], "free")).toEqual(["c", "a"])
})

test("under a hand no row moves or goes away, and new ones come last", () => {
  expect(settle(["a", "b", "c"], ["d", "c", "a"], "held")).toEqual(["a", "b", "c", "d"])
})

test("a list that stays as it is stays the same object, so that nothing is drawn again", () => {
  const shown = ["a", "b"]
  expect(settle(shown, ["a", "b"], "free")).toBe(shown)
  expect(settle(shown, ["b", "a"], "held")).toBe(shown)
})

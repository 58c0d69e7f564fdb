import { expect, test } from "vitest"
import { duration } from "./duration.ts"

test.each([
  [null, "–"],
  [0, "0 s"],
  [59_400, "59 s"],
  [61_000, "1 min 1 s"],
  [3_600_000, "1 h"],
  [7_530_000, "2 h 5 min"],
  [400 * 86_400_000, "400 d"],
])("%s milliseconds are %s", (ms, words) => {
  expect(duration(ms)).toBe(words)
})

import { expect, test } from "vitest"
import { dueAloud, dueInShort, dueLevel, dueWords, runningClocks } from "./due-words.ts"

const minuteMs = 60_000
const clock = { since: 0, amberAt: 30 * minuteMs, due: 40 * minuteMs, isBreached: false }

test.each([
  [0, "calm", "Reply due in 40 min", "Due in 40 min", ""],
  [29.9, "calm", "Reply due in 10 min", "Due in 10 min", ""],
  [30, "soon", "Reply due soon, in 10 min", "Due soon, 10 min", "Reply due soon."],
  [39.5, "soon", "Reply due now", "Due now", "Reply due soon."],
  [40, "late", "Reply late", "Late", "Reply late."],
  [45.5, "late", "Reply 5 min late", "5 min late", "Reply late."],
  [400, "late", "Reply 6 h late", "6 h late", "Reply late."],
] as const)("after %d minutes of forty it is %s: “%s”", (minutes, level, words, inShort, aloud) => {
  const now = minutes * minuteMs
  expect(dueLevel(clock, now)).toBe(level)
  expect(dueWords("next", clock, now)).toBe(words)
  expect(dueInShort("next", clock, now)).toBe(inShort)
  expect(dueAloud("next", clock, now)).toBe(aloud)
})

test("an end that is promised is told from a reply", () => {
  expect(dueWords("resolution", clock, 0)).toBe("Resolution due in 40 min")
  expect(dueInShort("resolution", clock, 0)).toBe("Resolve in 40 min")
})

test("what is due first comes first", () => {
  const first = { ...clock, due: 90 * minuteMs }
  expect(runningClocks({ first, resolution: clock }).map(([name]) => name)).toEqual(["resolution", "first"])
  expect(runningClocks({})).toEqual([])
})

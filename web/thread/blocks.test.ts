import { expect, test } from "vitest"
import { blocksOf } from "./blocks.ts"
import type { Row } from "./rows.ts"

const rows = (...positions: (number | null)[]): Row[] =>
  positions.map((position, index) => ({ kind: "event", id: `${index} ${position}`, at: 0, words: "", position }))
const cut = (list: Row[]) => blocksOf(list).map(({ number, rows }) => [number, ...rows.map(({ position }) => position)])

test("a page that is put in front moves no row to another block", () => {
  const page = [31, 32, 33, 47, 48, 49]
  expect(cut(rows(...page))).toEqual([
    [1, 31],
    [2, 32, 33, 47],
    [3, 48, 49],
  ])
  expect(cut(rows(14, 15, 16, 30, ...page)).slice(-2)).toEqual(cut(rows(...page)).slice(-2))
})

test("what has no place of its own stands with what is before it", () => {
  expect(cut(rows(16, null, 17, null, 32, null))).toEqual([
    [1, 16, null, 17, null],
    [2, 32, null],
  ])
})

import { expect, test } from "vitest"
import { citationMarkers } from "./citation-markers.ts"

const known = (number: number) => number <= 2

/** What is shown of a text that comes in these pieces. */
function read(...pieces: string[]) {
  const markers = citationMarkers(known)
  const shown = pieces.map(piece => markers.take(piece))
  return { shown: [...shown, markers.rest()].join(""), pieces: shown, cited: markers.cited() }
}

test.each([
  ["Open at nine [1]. Closed on Sundays [2].", "Open at nine [1]. Closed on Sundays [2].", [1, 2]],
  ["Both [1, 2] and [2 1] and [1,2]", "Both [1][2] and [2][1] and [1][2]", [1, 2]],
  ["Invented [3], half invented [2, 9].", "Invented , half invented [2].", [2]],
  ["items[0], [x], [ 1 ], []", "items[0], [x], [ 1 ], []", []],
  ["It ends with [", "It ends with [", []],
  ["It ends with [1", "It ends with [1", []],
])("%s", (text, shown, cited) => {
  expect(read(text)).toMatchObject({ shown, cited })
  expect(read(...text)).toMatchObject({ shown, cited })
})

test("nothing waits but a marker that has begun", () => {
  expect(read("Open ", "at ni", "ne [", "1", "] and ", "more").pieces).toEqual([
    "Open ",
    "at ni",
    "ne ",
    "",
    "[1] and ",
    "more",
  ])
})

test("a bracket that becomes no marker is held no longer than a marker could be", () => {
  const markers = citationMarkers(known)
  expect(markers.take("[1 1 1 1 1 1 1 1 1 1 1 1 1")).not.toBe("")
  expect(markers.take("[a")).toContain("[a")
})

import { expect, test } from "vitest"
import { counted } from "./counted.ts"

test("one of something is one, and thousands are written as people read them", () => {
  expect([counted(1, "minute"), counted(0, "minute"), counted(12_500, "minute")]).toEqual([
    "1 minute",
    "0 minutes",
    "12,500 minutes",
  ])
  expect([counted(1, "person", "people"), counted(2, "person", "people")]).toEqual(["1 person", "2 people"])
})

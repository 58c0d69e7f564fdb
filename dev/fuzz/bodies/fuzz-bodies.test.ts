import { expect, test } from "vitest"
import { replyBytesMax } from "../reply-bytes.ts"
import { fuzzBodies } from "./fuzz-bodies.ts"

test("whatever body arrives, nothing breaks, nothing is written for what is refused, and no refusal is large", async () => {
  const { failures, routes, outcomes, largestRefusalBytes } = await fuzzBodies(1, 400)
  expect(failures).toEqual([])
  expect(routes).toBeGreaterThan(15)
  expect(Object.keys(outcomes)).toEqual(
    expect.arrayContaining(["200", "201", "bad_request", "bad_text", "unauthenticated"]),
  )
  expect(largestRefusalBytes).toBeLessThanOrEqual(replyBytesMax(0))
}, 180_000)

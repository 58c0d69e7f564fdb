import { expect, test } from "vitest"
import { gaps } from "../coverage.ts"
import { keepResults } from "./keep.ts"
import { playMany } from "./shards.ts"

test("in ten thousand schedules nothing goes wrong, and everything that can happen has happened", async () => {
  const results = await playMany({ schedules: 10_000, seed: 1 })
  const unseen = gaps({ seen: results.seen, fired: results.faults })
  keepResults({ ...results, unseen })
  // Any of these seeds again, shrunk and told step by step: npm run simulate -- --schedules 1 --seed SEED
  expect(results.violations).toEqual([])
  expect(unseen).toEqual([])
  expect(results.schedules).toBe(10_000)
}, 1_800_000)

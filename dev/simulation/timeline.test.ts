import { expect, test } from "vitest"
import { Dice } from "./random.ts"
import { Timeline } from "./timeline.ts"

test("what is planned happens in order of time, then of planning, whatever is taken back", async () => {
  const [timeline, dice] = [new Timeline(), new Dice(1)]
  const start = timeline.now
  const planned = Array.from({ length: 500 }, (_, n) => ({ n, inMs: dice.below(40), takenBack: dice.chance(0.3) }))
  const happened: { n: number; atMs: number }[] = []
  const takeBack = planned.map(({ n, inMs }) =>
    timeline.after(inMs, () => void happened.push({ n, atMs: timeline.now - start })),
  )
  for (const { n, takenBack } of planned) if (takenBack) takeBack[n]?.()
  await timeline.pass(20)
  expect(happened.length).toBeLessThan(planned.length / 2)
  await timeline.pass(20)
  const expected = planned
    .filter(({ takenBack }) => !takenBack)
    .sort((a, b) => a.inMs - b.inMs || a.n - b.n)
    .map(({ n, inMs }) => ({ n, atMs: inMs }))
  expect(happened).toEqual(expected)
})

test("who waits for a promise goes on before the next event", async () => {
  const timeline = new Timeline()
  const told: string[] = []
  void timeline
    .later(10, () => told.push("done"))
    .then(() => timeline.later(0, () => told.push("and what follows")))
    .then(() => told.push("and what follows that"))
  timeline.after(11, () => told.push("the next"))
  await timeline.pass(20)
  expect(told).toEqual(["done", "and what follows", "and what follows that", "the next"])
})

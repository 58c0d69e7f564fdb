import { expect, test } from "vitest"
import { limits } from "../../protocol/limits.ts"
import { Inbox } from "./inbox.ts"

/** An inbox whose runtime hands over when it is told to. */
function inbox() {
  const planned: (() => void)[] = []
  const taken: number[][] = []
  const box = new Inbox<number>(
    work => planned.push(work),
    arrivals => taken.push(arrivals),
  )
  return { box, taken, passTime: () => planned.splice(0).forEach(work => void work()) }
}

test("a frame that finds the object at rest is taken at once", () => {
  const { box, taken, passTime } = inbox()
  box.receive(1)
  expect(taken).toEqual([[1]])
  passTime()
  box.receive(2)
  expect(taken).toEqual([[1], [2]])
})

test("frames that come meanwhile are taken together, in order, and so on until none is left", () => {
  const { box, taken, passTime } = inbox()
  for (const frame of [1, 2, 3]) box.receive(frame)
  expect(taken).toEqual([[1]])
  passTime()
  box.receive(4)
  expect(taken).toEqual([[1], [2, 3]])
  passTime()
  passTime()
  box.receive(5)
  expect(taken).toEqual([[1], [2, 3], [4], [5]])
})

test("no more frames wait than the limit says", () => {
  const { box, taken } = inbox()
  for (let frame = 0; frame <= limits.inboxFramesMax; frame += 1) box.receive(frame)
  expect(taken.map(({ length }) => length)).toEqual([1, limits.inboxFramesMax])
})

test("who comes in by another door finds everything done that came before", () => {
  const { box, taken, passTime } = inbox()
  for (const frame of [1, 2, 3]) box.receive(frame)
  box.takeWaiting()
  expect(taken).toEqual([[1], [2, 3]])
  passTime()
  expect(taken).toHaveLength(2)
})

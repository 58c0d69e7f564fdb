import { expect, test } from "vitest"
import { limits } from "../../protocol/limits.ts"
import { Inbox } from "./inbox.ts"

const enough = limits.messagesBetweenPauses

/** An inbox whose runtime's next turn comes when it is told to. A frame costs as many messages as its number says. */
function inbox() {
  const planned: (() => void)[] = []
  const taken: number[][] = []
  let sent = 0
  const box = new Inbox<number>({
    soon: work => planned.push(work),
    take: frames => {
      taken.push(frames)
      for (const frame of frames) sent += frame
    },
    sent: () => sent,
  })
  const nextTurn = () => planned.splice(0).forEach(work => void work())
  return { box, taken, nextTurn, isPlanned: () => planned.length > 0 }
}

test("frames that cost little are taken one by one, at once", () => {
  const { box, taken, isPlanned } = inbox()
  for (let frame = 1; frame < enough; frame += 1) box.receive(1)
  expect(taken).toHaveLength(enough - 1)
  expect(isPlanned()).toBe(false)
  box.receive(1)
  expect(taken).toHaveLength(enough)
  expect(isPlanned()).toBe(true)
})

test("after some work the frames that come meanwhile are taken together, in order, as long as there are any", () => {
  const { box, taken, nextTurn, isPlanned } = inbox()
  for (const frame of [enough, 2, 3]) box.receive(frame)
  expect(taken).toEqual([[enough]])
  nextTurn()
  box.receive(4)
  expect(taken).toEqual([[enough], [2, 3]])
  nextTurn()
  nextTurn()
  expect(isPlanned()).toBe(false)
  box.receive(5)
  expect(taken).toEqual([[enough], [2, 3], [4], [5]])
})

test("no more frames wait than the limit says", () => {
  const { box, taken } = inbox()
  box.receive(enough)
  for (let frame = 0; frame < limits.inboxFramesMax; frame += 1) box.receive(0)
  expect(taken.map(({ length }) => length)).toEqual([1, limits.inboxFramesMax])
})

test("who comes in by another door finds everything done that came before", () => {
  const { box, taken, nextTurn } = inbox()
  for (const frame of [enough, 2, 3]) box.receive(frame)
  box.takeWaiting()
  expect(taken).toEqual([[enough], [2, 3]])
  nextTurn()
  expect(taken).toHaveLength(2)
})

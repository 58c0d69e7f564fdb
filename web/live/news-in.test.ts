import { expect, test } from "vitest"
import type { Entry } from "../../protocol/entry.ts"
import type { Happening } from "./event.ts"
import { newsIn } from "./news-in.ts"
import { ines, lena, Scene, Talk } from "./scene.ts"

/** What a page heard in something that happened. */
function heard(scene: Scene, event: Happening): string[] {
  const before = scene.state
  scene.happens(event)
  return newsIn(event, before, scene.state).map(({ id }) => id)
}

const bring = (scene: Scene, ...entries: Entry[]): Happening => ({
  type: "frame_received",
  socket: scene.state.sockets,
  frame: { type: "entries", entries, more: false },
})

test("what the line brings is news once, and what is read is none", () => {
  const talk = new Talk(10)
  talk.lena("Hello?")
  const scene = new Scene()
  scene.welcomed(ines, { cursor: 2, conversations: [{ ...talk.conversation, lastSeq: 2 }] })
  const next = { ...talk.lena("Still there?"), seq: 3 }
  expect(heard(scene, bring(scene, next))).toEqual([next.id])
  expect(heard(scene, bring(scene, next))).toEqual([])
})

test("to a customer what was said in their conversations is news, by its position there", () => {
  const talk = new Talk(10)
  talk.lena("Hello?")
  const scene = new Scene()
  scene.welcomed(lena, { conversations: [talk.conversation] })
  const next = talk.ines("Hello")
  expect(heard(scene, bring(scene, next))).toEqual([next.id])
  expect(heard(scene, bring(scene, next))).toEqual([])
})

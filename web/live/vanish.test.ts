import { expect, test } from "vitest"
import type { Entry } from "../../protocol/entry.ts"
import { erased } from "../../protocol/erased.ts"
import { ines, lena, numbered, Scene, Talk, uuid } from "./scene.ts"

const entries = (...list: Entry[]) => ({ type: "entries", entries: list, more: false }) as const

test("a conversation that is erased vanishes from a console at once, with what was to be said in it", () => {
  const talk = new Talk(10)
  const scene = new Scene().welcomed(ines, { cursor: 7 })
  const opened = talk.entries[0]
  if (opened === undefined) throw new Error("A talk has a first entry")
  scene.happens({ type: "list_wanted", queue: "all" }).hears(entries(numbered(opened, 8)))
  scene.happens({ type: "thread_wanted", conversationId: talk.id })
  scene.does(70, talk.id, { type: "send", text: "Hello" })
  const operation = { id: uuid(71), conversationId: talk.id, command: { type: "note", text: "Hello" } } as const
  scene.happens({ type: "not_kept", operation, refusal: { code: "rate_limited" } })
  const { lists, outbox, unkept } = scene.state
  expect([Object.values(lists).map(list => "rows" in list && list.rows), outbox.length]).toEqual([[[talk.id]], 1])
  expect(unkept?.operation).toEqual(operation)

  scene.hears(entries(gone(talk, 9)))
  expect(Object.values(scene.state.lists).map(list => "rows" in list && list.rows)).toEqual([[]])
  expect(scene.state).toMatchObject({
    cursor: 9,
    outbox: [],
    unkept: null,
    threads: { [talk.id]: { status: "failed", failure: "erased" } },
  })
  expect(scene.state.conversations.has(talk.id)).toBe(false)
})

test("nothing that was asked before brings an erased conversation back, and nothing is asked of it again", () => {
  const talk = new Talk(10)
  talk.lena("One")
  const scene = new Scene().welcomed(ines, { cursor: 7 })
  scene.hears(entries(numbered(talk.ines("Two"), 8)))
  const [question] = scene.asked()
  if (question?.about !== "conversation") throw new Error("The brain did not ask for the conversation")
  scene.hears(entries(gone(talk, 9)))
  scene.happens({ type: "conversation_fetched", question, conversation: { ...talk.conversation, lastSeq: 8 } })
  scene.asked()
  scene.happens({ type: "thread_wanted", conversationId: talk.id })
  expect(scene.state.conversations.size).toBe(0)
  expect(scene.asked()).toEqual([])
})

test("its customer sees it vanish, too", () => {
  const talk = new Talk(10)
  talk.lena("Hello")
  const scene = new Scene().welcomed(lena, { conversations: [talk.conversation] })
  scene.happens({ type: "thread_wanted", conversationId: talk.id })
  expect(scene.state.conversations.size).toBe(1)
  const { seq: _staffOnly, ...forLena } = gone(talk, 9)
  scene.hears(entries(forLena))
  expect(scene.state.conversations.size).toBe(0)
  expect(scene.state.threads[talk.id]).toMatchObject({ failure: "erased" })
})

const gone = ({ id, conversation }: Talk, seq: number) =>
  erased({ id: uuid(90), conversationId: id, seq, position: conversation.lastPosition + 1, at: 5 })

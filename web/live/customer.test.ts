import { expect, test } from "vitest"
import type { Entry } from "../../protocol/entry.ts"
import { epoch, lena, Scene, Talk, uuid } from "./scene.ts"
import { timelineOf } from "./timeline.ts"

const entries = (...list: Entry[]) => ({ type: "entries", entries: list, more: false }) as const
const texts = (scene: Scene, id: string) =>
  timelineOf(scene.state, id).map(item => {
    if (item.kind === "pending") return "text" in item.operation.command ? item.operation.command.text : ""
    if (item.kind === "draft") return item.draft.text
    return "text" in item.entry.body ? item.entry.body.text : item.entry.body.type
  })

/** Lena on her page with one conversation of hers open and read. */
function reading(talk: Talk): Scene {
  const scene = new Scene().welcomed(lena, { conversations: [talk.conversation] })
  scene.happens({ type: "thread_wanted", conversationId: talk.id })
  const question = scene.asked().find(one => one.about === "entries")
  if (question?.about !== "entries") throw new Error("The brain did not ask for the entries")
  scene.happens({ type: "entries_fetched", question, page: talk.page() })
  scene.said()
  return scene
}

test("a page that came back says where it stopped in each conversation, and hears what it missed once", () => {
  const talk = new Talk(10)
  talk.lena("Hello")
  const scene = reading(talk)
  const missed = talk.ines("Hello, Lena")
  scene.drops().opens()
  expect(scene.said()).toEqual([{ type: "hello", protocol: 4, epoch, positions: { [talk.id]: 2 } }])
  scene.welcomed(lena, { resume: "resumed", conversations: [talk.conversation] })
  scene.hears(entries(missed)).hears(entries(missed))
  expect(texts(scene, talk.id)).toEqual(["opened", "Hello", "Hello, Lena"])
})

test("a page asks for the list of one's conversations once, at its first line and at one that comes before the answer", () => {
  const scene = new Scene().welcomed(lena, { conversations: [] })
  const lists = () => scene.asked().filter(({ about }) => about === "conversations").length
  expect(lists()).toBe(1)
  scene.drops().opens().welcomed(lena, { resume: "resumed", conversations: [] })
  expect(lists()).toBe(1)
})

test("what arrives while a conversation is being read is added after it, once", () => {
  const talk = new Talk(10)
  talk.lena("One")
  const scene = new Scene().welcomed(lena, { conversations: [talk.conversation] })
  scene.happens({ type: "thread_wanted", conversationId: talk.id })
  const question = scene.asked().find(one => one.about === "entries")
  if (question?.about !== "entries") throw new Error("The brain did not ask for the entries")
  const two = talk.lena("Two")
  const page = talk.page()
  const three = talk.ines("Three")
  scene.hears(entries(two, three)).happens({ type: "entries_fetched", question, page })
  expect(texts(scene, talk.id)).toEqual(["opened", "One", "Two", "Three"])
})

test("a hole is never shown: the conversation is read again", () => {
  const talk = new Talk(10)
  const scene = reading(talk)
  talk.lena("Lost on the way")
  const later = talk.ines("Here")
  scene.hears(entries(later))
  expect(scene.state.threads[talk.id]?.status).toBe("loading")
  const questions = scene.asked()
  expect(questions.map(one => one.about).sort()).toEqual(["conversation", "entries"])
  for (const question of questions) {
    if (question.about === "entries") scene.happens({ type: "entries_fetched", question, page: talk.page() })
    if (question.about === "conversation")
      scene.happens({ type: "conversation_fetched", question, conversation: talk.conversation })
  }
  expect(texts(scene, talk.id)).toEqual(["opened", "Lost on the way", "Here"])
  expect(scene.state.conversations.get(talk.id)?.lastPosition).toBe(3)
})

test("an answer from before what was already heard is not taken, it is asked for again", () => {
  const talk = new Talk(10)
  const stale = talk.page()
  talk.ines("News")
  const scene = new Scene().welcomed(lena, { conversations: [talk.conversation] })
  scene.happens({ type: "thread_wanted", conversationId: talk.id })
  const question = scene.asked().find(one => one.about === "entries")
  if (question?.about !== "entries") throw new Error("The brain did not ask for the entries")
  scene.happens({ type: "entries_fetched", question, page: stale })
  expect(scene.state.threads[talk.id]).toMatchObject({ status: "failed", failure: "unavailable" })
  scene.passes(2_000)
  expect(scene.asked()).toEqual([question])
})

test("the answer to a question that was asked again since is left to the later one", () => {
  const talk = new Talk(10)
  const scene = reading(talk)
  talk.lena("Lost")
  scene.hears(entries(talk.ines("One")))
  const [first] = scene.asked().filter(one => one.about === "entries")
  const early = talk.page()
  scene.drops()
  talk.ines("Two")
  scene.welcomed(lena, { resume: "reset", conversations: [talk.conversation] })
  const [second] = scene.asked().filter(one => one.about === "entries")
  if (first?.about !== "entries" || second?.about !== "entries") throw new Error("The brain did not ask twice")
  scene.happens({ type: "entries_fetched", question: { ...first, generation: second.generation }, page: early })
  expect(scene.state.threads[talk.id]?.status).toBe("loading")
  scene.happens({ type: "entries_fetched", question: second, page: talk.page() })
  expect(texts(scene, talk.id)).toEqual(["opened", "Lost", "One", "Two"])
})

test("a message begun offline opens its conversation when there is a line, and stays in one place on the page", () => {
  const talk = new Talk(10)
  const scene = new Scene()
  scene.does(77, talk.id, { type: "start", text: "Is anybody there?" })
  expect(texts(scene, talk.id)).toEqual(["Is anybody there?"])
  scene.welcomed(lena, { conversations: [] })
  expect(scene.said("do")).toHaveLength(1)
  const message = talk.lena("Is anybody there?", uuid(77))
  const accepted = { type: "accepted", id: uuid(77), conversationId: talk.id, position: 2, repeated: false } as const
  scene.hears(accepted)
  expect(texts(scene, talk.id)).toEqual(["Is anybody there?"])
  const first = talk.entries[0]
  if (first) scene.hears(entries(first, message))
  expect(texts(scene, talk.id)).toEqual(["opened", "Is anybody there?"])
  expect(scene.state.outbox).toEqual([])
})

test("a conversation that was opened before the answer got lost is read when the repeat is answered", () => {
  const talk = new Talk(10)
  talk.lena("Is anybody there?", uuid(77))
  const scene = new Scene()
  scene.happens({
    type: "outbox_loaded",
    items: [
      {
        at: 5,
        operation: {
          id: uuid(77),
          conversationId: talk.id,
          command: { type: "start", text: "Is anybody there?" },
        },
      },
    ],
  })
  scene.happens({ type: "thread_wanted", conversationId: talk.id })
  scene.welcomed(lena, { conversations: [talk.conversation] })
  const question = scene.asked().find(one => one.about === "entries")
  if (question?.about !== "entries") throw new Error("The brain did not ask for the entries")
  scene.happens({ type: "entries_fetched", question, page: talk.page() })
  expect(texts(scene, talk.id)).toEqual(["opened", "Is anybody there?"])
  expect(scene.state.outbox).toEqual([])
})

test("a repeat that another tab was faster with changes nothing on the page", () => {
  const talk = new Talk(10)
  const scene = reading(talk)
  scene.does(5, talk.id, { type: "send", text: "Hello" })
  scene.hears(entries(talk.lena("Hello", uuid(5))))
  scene.does(6, talk.id, { type: "send", text: "Again" })
  scene.hears({ type: "accepted", id: uuid(6), conversationId: talk.id, position: 3, repeated: true })
  expect(texts(scene, talk.id)).toEqual(["opened", "Hello", "Again"])
  scene.hears(entries(talk.lena("Again", uuid(6))))
  expect(texts(scene, talk.id)).toEqual(["opened", "Hello", "Again"])
})

test("what Ines wrote is told as received soon, and as read only while Lena looks at it", () => {
  const talk = new Talk(10)
  const scene = reading(talk)
  scene.happens({ type: "visible_changed", visible: false }).happens({ type: "watched", conversationId: talk.id })
  scene.said()
  scene.hears(entries(talk.ines("Hello")))
  expect(scene.said("receipts")).toEqual([])
  scene.passes(300)
  const receipt = { conversationId: talk.id, delivered: 2, read: 0 }
  expect(scene.said("receipts")).toEqual([{ type: "receipts", receipts: [receipt] }])
  scene.happens({ type: "visible_changed", visible: true }).passes(300)
  expect(scene.said("receipts")).toEqual([{ type: "receipts", receipts: [{ ...receipt, read: 2 }] }])
  scene.passes(5_000)
  expect(scene.said("receipts")).toEqual([])
})

test("Lena sees how far her words have come", () => {
  const talk = new Talk(10)
  talk.lena("One")
  talk.lena("Two")
  const scene = reading(talk)
  scene.hears({
    type: "receipts",
    conversationId: talk.id,
    customer: { delivered: 0, read: 0 },
    staff: { delivered: 3, read: 2 },
  })
  const receipts = timelineOf(scene.state, talk.id).map(item => item.kind === "entry" && item.receipt)
  expect(receipts).toEqual([null, "read", "delivered"])
})

test("what somebody wrote as a guest stays their own when they have made an account", () => {
  const talk = new Talk(10)
  talk.add({ kind: "customer", id: uuid(3), name: "Guest 7F2A" }, { type: "message", text: "As a guest" })
  talk.ines("Hello")
  const mine = timelineOf(reading(talk).state, talk.id).map(item => item.kind === "entry" && item.mine)
  expect(mine).toEqual([true, true, false])
})

test("when the service was set back, everything is read anew and what is unsent stays", () => {
  const talk = new Talk(10)
  const scene = reading(talk)
  scene.drops().does(5, talk.id, { type: "send", text: "Unsent" })
  scene.welcomed(lena, { resume: "reset", epoch: uuid(998), conversations: [talk.conversation] })
  expect(scene.state.threads[talk.id]?.status).toBe("loading")
  expect(scene.asked().map(one => one.about)).toEqual(["conversations", "entries"])
  expect(scene.said("do")).toHaveLength(1)
})

test("an answer to a question from before a reset counts for nothing", () => {
  const talk = new Talk(10)
  const scene = new Scene().welcomed(lena, { conversations: [talk.conversation] })
  scene.happens({ type: "thread_wanted", conversationId: talk.id })
  const before = scene.asked().find(one => one.about === "entries")
  scene.drops().welcomed(lena, { resume: "reset", epoch: uuid(998), conversations: [talk.conversation] })
  if (before?.about !== "entries") throw new Error("The brain did not ask for the entries")
  scene.happens({ type: "entries_fetched", question: before, page: talk.page() })
  expect(scene.state.threads[talk.id]?.status).toBe("loading")
})

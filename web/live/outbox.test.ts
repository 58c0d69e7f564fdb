import { expect, test } from "vitest"
import { limits } from "../../protocol/limits.ts"
import { lena, Scene, Talk, uuid } from "./scene.ts"

const talk = new Talk(10)
const say = (text: string) => ({ type: "send", text }) as const
const accepted = (id: number) =>
  ({ type: "accepted", id: uuid(id), conversationId: talk.id, position: null, repeated: false }) as const
const ids = (scene: Scene) =>
  scene.said("do").map(frame => (frame.type === "do" ? Number(frame.operation.id.slice(-4)) : 0))

/** Lena, connected, with nothing open. */
const online = (): Scene => {
  const scene = new Scene().welcomed(lena, { conversations: [talk.conversation] })
  scene.done = []
  return scene
}

test("an operation is kept before it is sent", () => {
  const scene = online().does(1, talk.id, say("Hello"))
  expect(scene.done.map(effect => effect.type)).toEqual(["keep", "send"])
})

test("the next message of a conversation waits until the one before is durable; other conversations do not", () => {
  const scene = online()
  scene.does(1, talk.id, say("One")).does(2, talk.id, say("Two")).does(3, uuid(20), say("Elsewhere"))
  expect(ids(scene)).toEqual([1, 3])
  expect(ids(scene.hears(accepted(1)))).toEqual([2])
})

test("a message without an answer is sent again under its id", () => {
  const scene = online().does(1, talk.id, say("Hello"))
  expect(ids(scene)).toEqual([1])
  expect(ids(scene.passes(limits.answerMs))).toEqual([1])
})

test("what had no answer when the line broke goes out again first, in order", () => {
  const scene = online().does(1, talk.id, say("One")).does(2, talk.id, say("Two"))
  scene.said()
  scene.drops().does(3, talk.id, say("Three"))
  expect(ids(scene)).toEqual([])
  scene.welcomed(lena, { resume: "resumed" })
  expect(ids(scene)).toEqual([1])
  expect(ids(scene.hears(accepted(1)))).toEqual([2])
  expect(ids(scene.hears(accepted(2)))).toEqual([3])
})

test("an entry with its id ends an operation as well as an answer does", () => {
  const mine = new Talk(30)
  const scene = online()
  scene.hears({ type: "entries", entries: mine.entries, more: false }).does(1, mine.id, say("Hello"))
  scene.hears({ type: "entries", entries: [mine.lena("Hello", uuid(1))], more: false })
  expect(scene.state.outbox).toEqual([])
  expect(scene.done).toContainEqual({ type: "forget", id: uuid(1) })
})

test("what another transport has said before is let go of when it is accepted, since its entry is here already", () => {
  const mine = new Talk(40)
  const scene = online().hears({ type: "entries", entries: mine.entries, more: false })
  scene.happens({ type: "thread_wanted", conversationId: mine.id })
  for (const question of scene.asked()) {
    if (question.about === "entries") scene.happens({ type: "entries_fetched", question, page: mine.page() })
  }
  scene.hears({ type: "entries", entries: [mine.lena("Hello", uuid(1))], more: false })
  scene.does(1, mine.id, say("Hello"))
  expect(scene.state.outbox).toHaveLength(1)
  scene.hears({ ...accepted(1), conversationId: mine.id, position: 2, repeated: true })
  expect(scene.state.outbox).toEqual([])
})

test("what is accepted after its thread has come past it is let go of, also when it is older than what is shown", () => {
  const mine = new Talk(50)
  const scene = online().does(1, mine.id, { type: "start", text: "Hello" }).drops()
  mine.lena("Hello", uuid(1))
  mine.ines("Good morning")
  mine.ines("How can I help?")
  scene.welcomed(lena, { conversations: [mine.conversation] })
  for (const question of scene.asked()) {
    if (question.about === "entries") scene.happens({ type: "entries_fetched", question, page: mine.page(2) })
  }
  expect(scene.state.outbox).toHaveLength(1)
  scene.hears({ ...accepted(1), conversationId: mine.id, position: 2, repeated: true })
  expect(scene.state.outbox).toEqual([])
})

test("asked to wait, a message waits, and nothing of its conversation overtakes it", () => {
  const scene = online().does(1, talk.id, say("One")).does(2, talk.id, say("Two"))
  scene.said()
  scene.hears({ type: "refused", id: uuid(1), code: "rate_limited", retryAfterMs: 700 })
  expect(ids(scene.passes(699))).toEqual([])
  expect(ids(scene.passes(1))).toEqual([1])
})

test("a message refused for good stands aside and is kept until the person decides", () => {
  const scene = online().does(1, talk.id, say("One")).does(2, talk.id, say("Two"))
  scene.said()
  scene.hears({ type: "refused", id: uuid(1), code: "already_claimed", detail: "Tom has this conversation." })
  expect(ids(scene)).toEqual([2])
  expect(scene.state.outbox[0]?.sending).toEqual({
    status: "refused",
    refusal: { code: "already_claimed", detail: "Tom has this conversation." },
  })
  expect(ids(scene.happens({ type: "retried", id: uuid(1) }))).toEqual([])
  expect(ids(scene.hears(accepted(2)))).toEqual([1])
  scene.hears({ type: "refused", id: uuid(1), code: "already_claimed" })
  scene.happens({ type: "discarded", id: uuid(1) })
  expect(scene.state.outbox).toEqual([])
})

test("giving up the first message of a conversation gives up everything said in it", () => {
  const scene = new Scene()
  scene.does(1, uuid(40), { type: "start", text: "Hello" }).does(2, uuid(40), say("And more"))
  scene.happens({ type: "discarded", id: uuid(1) })
  expect(scene.state.outbox).toEqual([])
})

test("what another tab keeps is sent by this one only if that tab does not manage", () => {
  const operation = { id: uuid(1), conversationId: talk.id, command: say("From the other tab") }
  const scene = online().happens({ type: "kept_elsewhere", item: { operation, at: 1 } })
  expect(ids(scene.passes(limits.answerMs - 1))).toEqual([])
  expect(ids(scene.passes(1))).toEqual([1])
})

const wish = {
  id: uuid(1),
  conversationId: talk.id,
  command: { type: "escalate", reason: "A person, please" },
} as const
const refusal = { code: "already_claimed", detail: "Tom is here already." } as const
const refused = { status: "refused", refusal }

test("what another tab was refused is not asked for again by this one, and shows as refused here", () => {
  const scene = online().happens({ type: "kept_elsewhere", item: { operation: wish, at: 1 } })
  scene.happens({ type: "kept_elsewhere", item: { operation: wish, at: 1, refusal } })
  expect(
    ids(
      scene
        .passes(2 * limits.answerMs)
        .drops()
        .welcomed(lena, { resume: "resumed" }),
    ),
  ).toEqual([])
  expect(scene.state.outbox.map(({ sending }) => sending)).toEqual([refused])
})

test("words that were refused are kept as refused, and wait for the person after a reload", () => {
  const before = online()
    .does(1, talk.id, wish.command)
    .hears({ type: "refused", id: uuid(1), ...refusal })
  expect(before.done).toContainEqual({ type: "keep", item: { operation: wish, at: before.now, refusal } })
  const after = new Scene().happens({ type: "outbox_loaded", items: [{ operation: wish, at: 1, refusal }] })
  expect(ids(after.welcomed(lena).passes(limits.answerMs))).toEqual([])
  expect(after.state.outbox.map(({ sending }) => sending)).toEqual([refused])
  expect(ids(after.happens({ type: "retried", id: uuid(1) }))).toEqual([1])
  expect(after.done).toContainEqual({ type: "keep", item: { operation: wish, at: 1 } })
})

test("what is tried again in another tab is sent by this one only if that tab does not manage", () => {
  const scene = online().happens({ type: "kept_elsewhere", item: { operation: wish, at: 1, refusal } })
  scene.happens({ type: "kept_elsewhere", item: { operation: wish, at: 1 } })
  expect(ids(scene.passes(limits.answerMs - 1))).toEqual([])
  expect(ids(scene.passes(1))).toEqual([1])
})

test("once one tab was refused, nothing that another hears makes it go out again, but what was done is done", () => {
  const scene = online().does(1, talk.id, wish.command)
  expect(ids(scene)).toEqual([1])
  scene.happens({ type: "kept_elsewhere", item: { operation: wish, at: 1, refusal } })
  scene.hears({ type: "refused", id: uuid(1), code: "rate_limited", retryAfterMs: 100 })
  expect(ids(scene.passes(limits.answerMs))).toEqual([])
  expect(scene.state.outbox.map(({ sending }) => sending)).toEqual([refused])
  expect(scene.hears(accepted(1)).state.outbox).toEqual([])
})

test("what another tab keeps goes out before what is typed here after it", () => {
  const operation = { id: uuid(1), conversationId: talk.id, command: say("From the other tab") }
  const scene = online().happens({ type: "kept_elsewhere", item: { operation, at: 1 } })
  expect(ids(scene.does(2, talk.id, say("Here")))).toEqual([1])
  expect(ids(scene.happens({ type: "forgotten_elsewhere", id: uuid(1) }))).toEqual([2])
})

test("a claim that came too late shows what is true and is not repeated after a reload", () => {
  const scene = online().does(1, talk.id, { type: "claim" })
  talk.add({ kind: "staff", id: null, name: "Tom" }, { type: "claimed" })
  scene.hears({ type: "refused", id: uuid(1), code: "already_claimed", conversation: talk.conversation })
  expect(scene.state.conversations.get(talk.id)?.state).toMatchObject({ status: "claimed", agent: { name: "Tom" } })
  expect(scene.done).toContainEqual({ type: "forget", id: uuid(1) })
})

import { expect, test } from "vitest"
import type { DownFrame } from "../../protocol/down.ts"
import type { Entry, EntryBody } from "../../protocol/entry.ts"
import { limits } from "../../protocol/limits.ts"
import { ines, lena, Scene, Talk, uuid } from "./scene.ts"
import { timelineOf } from "./timeline.ts"

const entries = (...list: Entry[]) => ({ type: "entries", entries: list, more: false }) as const
const assistant = { kind: "assistant", id: null, name: "Northwind assistant" } as const
const answer = uuid(70)

type Frame = Extract<DownFrame, { type: "draft" }>

/** Lena's page, open on a conversation in which she has asked something. */
function asking() {
  const talk = new Talk(10)
  talk.lena("Can I send it back?")
  const scene = new Scene().welcomed(lena, { conversations: [talk.conversation], assistant: { name: "Helper" } })
  scene.happens({ type: "thread_wanted", conversationId: talk.id })
  for (const question of scene.asked()) {
    if (question.about === "entries") scene.happens({ type: "entries_fetched", question, page: talk.page() })
  }
  scene.happens({ type: "watched", conversationId: talk.id })
  scene.said()
  const piece = (offset: number, text: string, more: Partial<Frame> = {}) =>
    scene.hears({ type: "draft", conversationId: talk.id, answerId: answer, attempt: 0, offset, text, ...more })
  const shown = () => timelineOf(scene.state, talk.id).flatMap(item => (item.kind === "draft" ? [item.draft.text] : []))
  return { talk, scene, piece, shown }
}

const answered = (talk: Talk, text: string, more: Partial<Extract<EntryBody, { type: "answer" }>> = {}, id = answer) =>
  talk.add(assistant, { type: "answer", text, end: "done", found: true, citations: [], replaces: null, ...more }, id)

const watching = (talk: Talk) => [{ type: "watch", conversationId: talk.id }]

test("an answer grows piece by piece, from thinking to its end, and its entry takes its place", () => {
  const { talk, scene, piece, shown } = asking()
  piece(0, "")
  expect(shown()).toEqual([""])
  piece(0, "Yes, with", { name: "Northwind assistant" })
  piece(9, "in 30 days.", { citations: [{ number: 1, title: "Returns", url: null }] })
  expect(timelineOf(scene.state, talk.id).at(-1)).toMatchObject({
    kind: "draft",
    id: answer,
    name: "Northwind assistant",
    draft: { text: "Yes, within 30 days.", citations: [{ number: 1 }] },
  })
  scene.hears(entries(answered(talk, "Yes, within 30 days.")))
  expect(scene.state.drafts).toEqual({})
  expect(
    timelineOf(scene.state, talk.id)
      .map(({ kind, id }) => [kind, id])
      .at(-1),
  ).toEqual(["entry", answer])
})

test("what is told of an answer before its first words stays with it, until another attempt tells its own", () => {
  const { talk, scene, piece } = asking()
  const citations = [{ number: 1, title: "Returns", url: null }]
  const trace = { model: "m", tools: [], sources: [], tokens: 12 }
  const told = () => scene.state.drafts[talk.id]
  piece(0, "", { name: "Northwind assistant", citations, trace })
  piece(0, "Yes, with")
  expect(told()).toMatchObject({ text: "Yes, with", name: "Northwind assistant", citations, trace })
  piece(0, "No", { attempt: 1 })
  expect(told()).toMatchObject({ text: "No", name: null, citations: [], trace: null })
})

test("a piece that does not fit is left out, and the whole text asked for once", () => {
  const { talk, scene, piece, shown } = asking()
  piece(0, "Yes, ")
  piece(9, "in 30 days")
  piece(19, ".")
  expect(shown()).toEqual(["Yes, "])
  expect(scene.said()).toEqual(watching(talk))
  piece(0, "Yes, within 30 days.")
  piece(20, " Free of charge.")
  expect(shown()).toEqual(["Yes, within 30 days. Free of charge."])
  scene.now += limits.draftAskEveryMs
  piece(90, "lost again")
  expect(scene.said()).toEqual(watching(talk))
})

test("a page that comes in the middle of an answer asks for what was said before", () => {
  const { talk, scene, piece, shown } = asking()
  piece(40, "the end of it")
  expect(shown()).toEqual([])
  expect(scene.said()).toEqual(watching(talk))
})

test("what was told already changes nothing", () => {
  const { scene, piece, shown } = asking()
  piece(0, "Yes, within")
  piece(5, "within")
  expect(shown()).toEqual(["Yes, within"])
  expect(scene.said()).toEqual([])
})

test("another attempt begins anew, and a piece of the one before does not fit it", () => {
  const { scene, piece, shown } = asking()
  piece(0, "Yes, within")
  piece(0, "No", { attempt: 1 })
  piece(2, "t any more", { attempt: 0 })
  expect(shown()).toEqual(["No"])
  expect(scene.said("watch")).toHaveLength(1)
})

test("a person who takes over ends the answer where it stands", () => {
  const { talk, scene, piece, shown } = asking()
  piece(0, "Yes, with")
  const cut = answered(talk, "Yes, with", { end: "superseded" })
  const claimed = talk.add({ kind: "staff", id: null, name: "Ines" }, { type: "claimed" })
  scene.hears(entries(cut, claimed))
  expect(shown()).toEqual([])
  piece(9, "in 30 days")
  expect(shown()).toEqual([])
  const fate = timelineOf(scene.state, talk.id).find(({ id }) => id === answer)
  expect(fate).toMatchObject({ kind: "entry", fate: { endedBy: claimed, mayAskAgain: false } })
})

test("an answer that was read with its end is not shown a second time", () => {
  const { talk, scene, piece, shown } = asking()
  piece(0, "Yes, with")
  answered(talk, "Yes, within 30 days.")
  const later = talk.lena("Thanks")
  scene.hears(entries(later))
  expect(shown()).toEqual(["Yes, with"])
  for (const question of scene.asked()) {
    if (question.about === "entries") scene.happens({ type: "entries_fetched", question, page: talk.page() })
  }
  expect(scene.state.threads[talk.id]?.status).toBe("loaded")
  expect(shown()).toEqual([])
})

test("a draft stays on screen while the line is away, and goes on where the service is by then", () => {
  const { talk, scene, piece, shown } = asking()
  piece(0, "Yes, with")
  scene.drops()
  expect(shown()).toEqual(["Yes, with"])
  scene.welcomed(lena, { resume: "resumed", conversations: [talk.conversation] })
  expect(scene.said("watch")).toEqual(watching(talk))
  piece(0, "Yes, within 30 days")
  scene.passes(limits.answerMs)
  expect(shown()).toEqual(["Yes, within 30 days"])
})

test("a draft that nobody confirms after the line came back goes away", () => {
  const { talk, scene, piece, shown } = asking()
  piece(0, "Yes, with")
  scene.drops().welcomed(lena, { resume: "resumed", conversations: [talk.conversation] })
  scene.passes(limits.answerMs - 1)
  expect(shown()).toEqual(["Yes, with"])
  scene.passes(1)
  expect(shown()).toEqual([])
})

test("a piece that goes on where the text stands confirms it as well", () => {
  const { talk, scene, piece, shown } = asking()
  piece(0, "Yes, with")
  scene.drops().welcomed(lena, { resume: "resumed", conversations: [talk.conversation] })
  piece(9, "in 30 days")
  scene.passes(limits.answerMs)
  expect(shown()).toEqual(["Yes, within 30 days"])
})

test("whoever learns that somebody has the conversation is shown no draft of it", () => {
  const { talk, scene, piece, shown } = asking()
  piece(0, "Yes")
  const agent = { id: null, name: "Ines" }
  const state = { status: "claimed", agent, joinedAt: 5, escalation: null } as const
  scene.hears({ type: "refused", code: "already_claimed", conversation: { ...talk.conversation, state } })
  expect(shown()).toEqual([])
})

test("only the conversation on screen has a draft", () => {
  const { talk, scene, piece, shown } = asking()
  piece(0, "Yes")
  piece(9, "elsewhere", { conversationId: uuid(11) })
  expect(scene.said()).toEqual([])
  scene.hears({ type: "draft", conversationId: uuid(11), answerId: uuid(71), attempt: 0, offset: 0, text: "Elsewhere" })
  expect(Object.keys(scene.state.drafts)).toEqual([talk.id])
  scene.happens({ type: "watched", conversationId: null })
  expect(shown()).toEqual([])
})

test("who may not be shown the page any more loses the draft with it", () => {
  const { scene, piece, shown } = asking()
  piece(0, "Yes")
  scene.drops().welcomed({ ...ines, userId: uuid(4), role: null }, { resume: "fresh", conversations: [] })
  expect(shown()).toEqual([])
})

test("a stop that comes too late has reached what it wanted", () => {
  const { talk, scene, piece } = asking()
  piece(0, "Yes")
  scene.does(5, talk.id, { type: "stop", answerId: answer })
  scene.hears({ type: "refused", id: uuid(5), code: "not_answering" })
  expect(scene.state.outbox).toEqual([])
})

test("a stop shows as under way until its entry is here", () => {
  const { talk, scene, piece } = asking()
  piece(0, "Yes")
  scene.does(5, talk.id, { type: "stop", answerId: answer })
  scene.hears({ type: "accepted", id: uuid(5), conversationId: talk.id, position: 4, repeated: false })
  expect(scene.state.outbox).toHaveLength(1)
  const stopped = answered(talk, "Yes", { end: "stopped" })
  scene.hears(entries(stopped, talk.add({ ...lenaSays }, { type: "stopped", answerId: answer }, uuid(5))))
  expect([scene.state.outbox, scene.state.drafts]).toEqual([[], {}])
})

const lenaSays = { kind: "customer", id: lena.userId, name: "Lena" } as const

test("the newest answer can be asked for again, until something was said since or another is being written", () => {
  const { talk, scene, piece } = asking()
  const mayAskAgain = (id = answer) =>
    timelineOf(scene.state, talk.id).flatMap(item =>
      item.id === id && item.kind === "entry" ? [item.fate?.mayAskAgain] : [],
    )
  scene.hears(entries(answered(talk, "Yes")))
  expect(mayAskAgain()).toEqual([true])
  scene.does(5, talk.id, { type: "regenerate", answerId: answer })
  expect(mayAskAgain()).toEqual([false])
  scene.hears(entries(talk.add(lenaSays, { type: "regenerated", answerId: answer }, uuid(5))))
  piece(0, "Let me", { answerId: uuid(71) })
  expect([mayAskAgain(), fateOf(scene, talk, answer)?.isReplaced]).toEqual([[false], true])
  scene.hears(entries(answered(talk, "Let me see", { replaces: answer }, uuid(71))))
  expect([mayAskAgain(), mayAskAgain(uuid(71))]).toEqual([[false], [true]])
  scene.hears(entries(talk.lena("Thanks")))
  expect(mayAskAgain(uuid(71))).toEqual([false])
})

test("a rating counts from the tap on, and the newest one holds", () => {
  const { talk, scene } = asking()
  scene.hears(entries(answered(talk, "Yes")))
  scene.does(5, talk.id, { type: "rate", answerId: answer, rating: "down", reason: "Too short" })
  expect(fateOf(scene, talk, answer)).toMatchObject({ rating: "down", reason: "Too short" })
  scene.hears({ type: "refused", id: uuid(5), code: "not_found" })
  expect(fateOf(scene, talk, answer)).toMatchObject({ rating: null })
  scene.hears(entries(talk.add(lenaSays, { type: "rated", answerId: answer, rating: "up", reason: null })))
  expect(fateOf(scene, talk, answer)).toMatchObject({ rating: "up", reason: null })
})

function fateOf(scene: Scene, talk: Talk, id: string) {
  const item = timelineOf(scene.state, talk.id).find(one => one.id === id)
  return item?.kind === "entry" ? item.fate : null
}

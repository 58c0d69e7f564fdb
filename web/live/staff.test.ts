import { expect, test } from "vitest"
import type { Entry } from "../../protocol/entry.ts"
import { limits } from "../../protocol/limits.ts"
import { type Queue, queueViews } from "../../protocol/view.ts"
import { Known } from "./known.ts"
import { knownRows } from "./list-rows.ts"
import { peopleHere } from "./presence.ts"
import { epoch, ines, lena, numbered, Scene, Talk, uuid } from "./scene.ts"

const entries = (...list: Entry[]) => ({ type: "entries", entries: list, more: false }) as const

/** Ines at her console, which stands at this number. */
const atWork = (cursor: number): Scene => new Scene().welcomed(ines, { cursor })

const openedAt = (talk: Talk, seq: number): Entry => {
  const first = talk.entries[0]
  if (first === undefined) throw new Error("A talk has a first entry")
  return numbered(first, seq)
}

test("staff resume from the organization's number", () => {
  const talk = new Talk(10)
  const scene = atWork(7).hears(entries(openedAt(talk, 8)))
  scene.said()
  scene.drops().opens()
  expect(scene.said()).toEqual([{ type: "hello", protocol: 4, epoch, cursor: 8 }])
})

test("a missing number means to start over: nothing old is kept, the line comes back fresh", () => {
  const talk = new Talk(10)
  const scene = atWork(7).hears(entries(openedAt(talk, 8)))
  expect([...scene.state.conversations.ids()]).toEqual([talk.id])
  scene.hears(entries(numbered(talk.lena("One"), 10)))
  expect(scene.state).toMatchObject({ conversations: Known.nothing, cursor: null, connection: { status: "waiting" } })
  scene.said()
  expect(scene.opens().said()).toEqual([{ type: "hello", protocol: 4 }])
})

test("news of a conversation that is not known here is kept until it has been read", () => {
  const talk = new Talk(10)
  talk.lena("One")
  const before = { ...talk.conversation, lastSeq: 5 }
  const scene = atWork(7)
  scene.asked()
  scene.hears(entries(numbered(talk.ines("Two"), 8)))
  const [question] = scene.asked()
  if (question?.about !== "conversation") throw new Error("The brain did not ask for the conversation")
  expect(scene.state.conversations.size).toBe(0)
  scene.hears(entries(numbered(talk.lena("Three"), 9)))
  expect(scene.asked()).toEqual([])
  scene.happens({ type: "conversation_fetched", question, conversation: before })
  expect(scene.state.conversations.get(talk.id)).toMatchObject({
    lastPosition: 4,
    lastSeq: 9,
    preview: { text: "Three" },
  })
  expect(scene.state.wanted).toEqual({})
})

test("a question that failed for a while is asked again, one that was refused is not", () => {
  const scene = atWork(7)
  scene.asked()
  const talk = new Talk(10)
  scene.hears(entries(numbered(talk.lena("One"), 8)))
  const [question] = scene.asked()
  if (question === undefined) throw new Error("The brain did not ask")
  scene.happens({ type: "fetch_failed", question, failure: "unreachable" }).passes(limits.reconnectMs.max)
  expect(scene.asked()).toEqual([question])
  scene.happens({ type: "fetch_failed", question, failure: "not_found" }).passes(limits.reconnectMs.max)
  expect(scene.asked()).toEqual([])
})

test("a list older than what was heard already is asked for again", () => {
  const scene = atWork(7).happens({ type: "list_wanted", queue: "waiting" })
  const [question] = scene.asked()
  if (question?.about !== "conversations") throw new Error("The brain did not ask for the list")
  const page = { conversations: [], asOf: 6, epoch, nextCursor: null }
  scene.happens({ type: "conversations_fetched", question, page })
  expect(scene.state.lists.waiting?.status).toBe("failed")
  scene.passes(limits.reconnectMs.max)
  expect(scene.asked()).toEqual([question])
  scene.happens({ type: "conversations_fetched", question, page: { ...page, asOf: 7 } })
  expect(scene.state.lists.waiting?.status).toBe("loaded")
})

test("a list read after newer news does not take it back", () => {
  const talk = new Talk(10)
  const scene = atWork(7)
  scene.hears(entries(openedAt(talk, 8), numbered(talk.lena("One"), 9)))
  const older = { ...new Talk(10).conversation, lastSeq: 8 }
  scene.happens({ type: "list_wanted", queue: "all" })
  const [question] = scene.asked()
  if (question?.about !== "conversations") throw new Error("The brain did not ask for the list")
  const page = { conversations: [older], asOf: 9, epoch, nextCursor: null }
  scene.happens({ type: "conversations_fetched", question, page })
  expect(scene.state.conversations.get(talk.id)).toMatchObject({ lastSeq: 9, preview: { text: "One" } })
})

test("who waits longest comes first", () => {
  const [early, late] = [new Talk(10), new Talk(20)]
  const scene = atWork(0)
  scene.hears(entries(openedAt(early, 1), openedAt(late, 2)))
  const ask = (talk: Talk, at: number, seq: number): Entry => {
    const entry = talk.add({ kind: "customer", id: lena.userId, name: "Lena" }, { type: "escalated", reason: "Refund" })
    return { ...numbered(entry, seq), at }
  }
  scene.hears(entries(ask(early, 5_000, 3), ask(late, 6_000, 4)))
  const shown = (queue: Queue) =>
    knownRows(scene.state.conversations, { view: queueViews[queue], viewerId: ines.userId, now: 0 }).rows
  expect(shown("waiting")).toEqual([early.id, late.id])
  expect(shown("all")).toEqual([early.id, late.id])
  expect(shown("mine")).toEqual([])
})

test("staff answer only for what they look at or hold", () => {
  const talk = new Talk(10)
  const scene = atWork(0).hears(entries(openedAt(talk, 1), numbered(talk.lena("Hello"), 2)))
  scene.passes(1_000)
  expect(scene.said("receipts")).toEqual([])
  const claim = talk.add({ kind: "staff", id: ines.userId, name: "Ines" }, { type: "claimed" })
  scene.hears(entries(numbered(claim, 3))).passes(300)
  expect(scene.said("receipts")).toEqual([
    { type: "receipts", receipts: [{ conversationId: talk.id, delivered: 3, read: 0 }] },
  ])
})

test("a mark of typing goes away by itself, or with the message it announced", () => {
  const talk = new Talk(10)
  const person = { userId: lena.userId, name: "Lena", kind: "customer" } as const
  const typing = { type: "typing", conversationId: talk.id, person, on: true } as const
  const scene = atWork(0)
    .hears(entries(openedAt(talk, 1)))
    .hears(typing)
  expect(scene.state.typing[talk.id]).toHaveLength(1)
  scene.hears(entries(numbered(talk.lena("Hello"), 2)))
  expect(scene.state.typing).toEqual({})
  scene.hears(typing).passes(limits.typingMs)
  expect(scene.state.typing).toEqual({})
})

test("of a conversation that nobody has on screen any more nothing is kept", () => {
  const here = {
    type: "here",
    conversationId: uuid(10),
    people: [{ userId: lena.userId, name: "Lena", kind: "customer" }],
  } as const
  const scene = atWork(0).hears({ ...here, people: [...here.people] })
  expect(Object.keys(scene.state.here)).toEqual([uuid(10)])
  scene.hears({ ...here, people: [] })
  expect(scene.state.here).toEqual({})
})

test("who fell silent without a word is not shown as looking for ever, and who is told of again stays", () => {
  const lookers = (...names: string[]) =>
    ({
      type: "here",
      conversationId: uuid(10),
      people: names.map(name => ({ userId: uuid(name.length), name, kind: "staff" as const })),
    }) as const
  const scene = atWork(0).hears(lookers("Jo", "Eva"))
  scene.passesOnline(limits.lookingMs - 1).hears(lookers("Jo"))
  scene.passesOnline(limits.lookingMs - 1)
  expect(peopleHere(scene.state, uuid(10)).map(({ name }) => name)).toEqual(["Jo"])
  scene.passesOnline(1)
  expect(scene.state.here).toEqual({})
})

test("that one looks is said again while one moves, as often as others need it", () => {
  const scene = atWork(0)
  scene.said()
  const moves = { type: "watched", conversationId: uuid(10) } as const
  scene
    .happens(moves)
    .passesOnline(limits.lookingRenewMs - 1)
    .happens(moves)
    .passesOnline(1)
    .happens(moves)
  const said = scene.said().filter(({ type }) => type === "watch")
  expect(said).toEqual([
    { type: "watch", conversationId: uuid(10) },
    { type: "watch", conversationId: uuid(10) },
  ])
})

test("typing is told at once and then only as often as the mark needs it", () => {
  const scene = atWork(0)
  scene.said()
  const type = { type: "typed", conversationId: uuid(10), on: true } as const
  scene.happens(type).passes(1_000).happens(type).passes(limits.typingRenewMs).happens(type)
  expect(scene.said("typing")).toHaveLength(2)
  scene.happens({ ...type, on: false })
  expect(scene.said("typing")).toEqual([{ type: "typing", conversationId: uuid(10), on: false }])
})

test("what has changed elsewhere is to be read again, and all of it after a line was lost", () => {
  const scene = atWork(7)
  expect(scene.state.changes).toEqual({})
  scene.hears({ type: "changed", noun: "desk" })
  expect(scene.state.changes).toEqual({ desk: 1 })
  scene.drops().welcomed(ines, { cursor: 7, resume: "resumed" })
  expect(scene.state.changes).toMatchObject({ desk: 2, replies: 1, macros: 1, views: 1 })
})

test("of one of the team who is told of alone, only that one changes", () => {
  const [jo, eva] = ["Jo", "Eva"].map((name, n) => ({ id: uuid(n + 1), name, isOnline: true, isAvailable: true }))
  if (!jo || !eva) throw new Error("Two people work here")
  const scene = atWork(1).hears({ type: "team", team: [jo] })
  scene.hears({ type: "teammate", teammate: eva })
  scene.hears({ type: "teammate", teammate: { ...jo, isOnline: false } })
  expect(scene.state.team).toEqual([{ ...jo, isOnline: false }, eva])
})

import { expect, test } from "vitest"
import type { Conversation } from "../../protocol/conversation.ts"
import { limits } from "../../protocol/limits.ts"
import type { Queue } from "../../protocol/view.ts"
import { ines, numbered, Scene, Talk, uuid } from "./scene.ts"

const page = { conversations: [], asOf: 0, epoch: "", nextCursor: null }
const wanted = (scene: Scene) =>
  scene.asked().flatMap(question => (question.about === "conversations" ? [[question.queue, question.filter]] : []))

test("after a break every list that is not here is asked for again, whichever it is", () => {
  const scene = new Scene().welcomed(ines, { cursor: 0 })
  const queues: Queue[] = ["waiting", "mine", "unassigned", "all", "snoozed", "resolved", "mentions"]
  for (const queue of queues) scene.happens({ type: "list_wanted", queue })
  scene.happens({ type: "list_wanted", queue: "all", filter: { text: "tent" } })
  const asked = [...queues.map(queue => [queue, {}]), ["all", { text: "tent" }]]
  expect(wanted(scene)).toEqual(asked)
  scene.drops().welcomed(ines, { resume: "resumed" })
  expect(wanted(scene)).toEqual(asked)
})

test("a page that was on its way when the line broke is asked for again, too", () => {
  const scene = new Scene().welcomed(ines, { cursor: 0 }).happens({ type: "list_wanted", queue: "all" })
  const [question] = scene.asked()
  if (question?.about !== "conversations") throw new Error("The brain did not ask for the list")
  const epoch = scene.state.epoch ?? ""
  scene.happens({ type: "conversations_fetched", question, page: { ...page, epoch, nextCursor: "more" } })
  scene.happens({ type: "more_wanted", queue: "all" })
  expect(wanted(scene)).toHaveLength(1)
  scene.drops().welcomed(ines, { resume: "resumed" })
  expect(wanted(scene)).toEqual([["all", {}]])
})

test("a filtered list shows what meets the filter, and follows what changes", () => {
  const talk = new Talk(10)
  const scene = new Scene().welcomed(ines, { cursor: 0 })
  scene.happens({ type: "list_wanted", queue: "all", filter: { text: "tent" } })
  const rows = () => Object.values(scene.state.lists).map(list => (list.status === "unloaded" ? [] : list.rows))
  const [opened] = talk.entries
  if (opened === undefined) throw new Error("A talk has a first entry")
  const entries = [numbered(opened, 1), numbered(talk.lena("Have you a tent?"), 2)]
  scene.hears({ type: "entries", entries, more: false })
  expect(rows()).toEqual([[talk.id]])
  scene.hears({ type: "entries", entries: [numbered(talk.lena("Never mind."), 3)], more: false })
  expect(rows()).toEqual([[]])
})

test("who has waited long enough nobody tells: such a list is asked for again, its rows staying, and no other one is", () => {
  const talk = new Talk(10)
  const scene = new Scene().welcomed(ines, { cursor: 0 })
  const [opened] = talk.entries
  if (opened === undefined) throw new Error("A talk has a first entry")
  scene.hears({ type: "entries", entries: [numbered(opened, 1)], more: false })
  const escalated = numbered({ ...talk.lena("A person, please"), body: { type: "escalated", reason: "Refund" } }, 2)
  scene.hears({ type: "entries", entries: [escalated], more: false })
  const byTime = { type: "list_wanted", queue: "all", filter: { waitMinutes: 30 } } as const
  const arrives = (conversations: Conversation[]) => {
    const question = scene.asked().find(({ about }) => about === "conversations")
    if (question?.about !== "conversations") throw new Error("The brain did not ask for the list")
    const epoch = scene.state.epoch ?? ""
    scene.happens({ type: "conversations_fetched", question, page: { ...page, asOf: 2, epoch, conversations } })
  }
  const rows = () => {
    const list = scene.state.lists["all?waitMinutes=30"]
    return list === undefined || list.status === "unloaded" ? null : list.rows
  }
  scene.happens(byTime)
  arrives([])
  scene.happens({ type: "list_wanted", queue: "all" })
  arrives([])
  expect(rows()).toEqual([])
  scene.now += 20 * 60_000
  scene.done = []
  scene.happens({ type: "list_wanted", queue: "all" }).happens(byTime)
  expect([rows(), wanted(scene)]).toEqual([[talk.id], [["all", { waitMinutes: 30 }]]])
})

test("the list that was looked at longest ago makes room, never the one that was opened last", () => {
  const scene = new Scene().welcomed(ines, { cursor: 0 })
  for (let number = 0; number < limits.listsKeptMax; number += 1)
    scene.happens({ type: "list_wanted", queue: "all", filter: { assignee: uuid(number) } })
  scene.happens({ type: "list_wanted", queue: "all", filter: { assignee: uuid(0) } })
  scene.happens({ type: "list_wanted", queue: "mine" })
  const kept = Object.keys(scene.state.lists)
  expect([kept.length, kept.at(-1)]).toEqual([limits.listsKeptMax, "mine"])
  expect([kept.includes(`all?assignee=${uuid(0)}`), kept.includes(`all?assignee=${uuid(1)}`)]).toEqual([true, false])
})

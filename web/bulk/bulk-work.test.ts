import { expect, test } from "vitest"
import type { BulkBody, BulkOutcome } from "../../protocol/bulk.ts"
import { limits } from "../../protocol/limits.ts"
import type { Answer } from "../app/api.ts"
import { BulkWork, type Task } from "./bulk-work.ts"

type Reply = Answer<{ outcomes: BulkOutcome[] }>
const ids = (count: number): string[] => Array.from({ length: count }, (_, n) => `c${n}`)

/** A service that does what it is told to everything but these, and writes down what it was sent. */
function pretendService(refused: string[] = [], first: Reply[] = []) {
  const sent: { body: BulkBody; key: string }[] = []
  const waits: number[] = []
  const outcome = (conversationId: string): BulkOutcome =>
    refused.includes(conversationId)
      ? { ok: false, conversationId, code: "already_claimed", detail: "Tom has it." }
      : { ok: true, conversationId, seq: 7, undo: [{ type: "label", add: [], remove: ["vip"] }] }
  const work = new BulkWork({
    post: async (body, key): Promise<Reply> => {
      sent.push({ body, key })
      return first.shift() ?? { ok: true, value: { outcomes: body.conversations.map(({ id }) => outcome(id)) } }
    },
    wait: async ms => void waits.push(ms),
  })
  const runs: unknown[] = []
  work.subscribe(() => runs.push(work.getSnapshot().run))
  return { work, sent, waits, runs, selected: () => [...work.getSnapshot().selection.ids] }
}

const resolve: Task = { command: { type: "resolve" }, words: "resolved" }
const label: Task = { command: { type: "label", add: ["vip"], remove: [] }, words: "labelled VIP" }

test("rows are selected one by one and from the last one on, over what is selected already", () => {
  const { work, selected } = pretendService()
  const rows = ids(10)
  work.toggle("c8")
  work.toggle("c2")
  work.extend(rows, "c4")
  expect(selected()).toEqual(["c8", "c2", "c3", "c4"])
  work.toggle("c3")
  work.extend(rows, "c1")
  expect(new Set(selected())).toEqual(new Set(["c8", "c2", "c4", "c3", "c1"]))
  // The one that the range began with is gone: nothing says where it would begin.
  work.extend(rows.slice(5), "c9")
  expect(selected()).toHaveLength(6)
  work.selectAll(ids(limits.selectedMax))
  work.toggle("another")
  expect(selected()).toHaveLength(limits.selectedMax)
  work.show("waiting")
  expect(selected()).toHaveLength(limits.selectedMax)
  work.show("mine")
  expect(selected()).toEqual([])
  work.selectAll(ids(2), "mine")
  expect(selected()).toEqual(ids(2))
  work.selectAll(ids(9), "waiting")
  expect(selected()).toEqual(ids(2))
})

test("what is done to many is done request by request, says how far it is, and leaves selected what was refused", async () => {
  const { work, sent, runs, selected } = pretendService(["c3", "c320"])
  work.selectAll(ids(600))
  runs.length = 0
  await work.run(resolve)
  expect(sent.map(({ body }) => body.conversations.length)).toEqual([250, 250, 100])
  expect(new Set(sent.map(({ key }) => key)).size).toBe(3)
  expect(runs.slice(0, -1)).toEqual(
    [0, 250, 500, 600].map(done => ({ status: "running", words: "resolved", who: null, done, total: 600 })),
  )
  expect(runs.at(-1)).toMatchObject({ status: "ended", done: 598, left: 0, refused: [{ detail: "Tom has it." }, {}] })
  expect(selected()).toEqual(["c3", "c320"])
})

test("one undo puts all of it back, once, and not what was refused", async () => {
  const { work, sent, selected } = pretendService(["c1"])
  work.selectAll(ids(3))
  await work.run(label)
  // One goes on with the same ones.
  expect(selected()).toEqual(ids(3))
  await work.undo()
  expect(sent.at(-1)?.body).toEqual({
    commands: [{ type: "label", add: [], remove: ["vip"] }],
    conversations: [
      { id: "c0", since: 7 },
      { id: "c2", since: 7 },
    ],
  })
  expect(work.getSnapshot().run).toMatchObject({ status: "ended", words: "put back as before", done: 2, undo: [] })
  await work.undo()
  expect(sent).toHaveLength(2)
})

test("what got no answer is asked again under its key, and a pause that was asked for is kept", async () => {
  const silence: Reply = { ok: false, failure: { kind: "unreachable" } }
  const pause: Reply = {
    ok: false,
    failure: { kind: "refused", refusal: { code: "rate_limited", retryAfterMs: 3_000 } },
  }
  const { work, sent, waits } = pretendService([], [silence, pause])
  work.selectAll(ids(2))
  await work.run(resolve)
  expect(new Set(sent.map(({ key }) => key)).size).toBe(1)
  expect(waits).toEqual([limits.reconnectMs.first * 2, 3_000])
  expect(work.getSnapshot().run).toMatchObject({ done: 2, left: 0, why: null })
})

test("when nothing answers any more, or somebody stops it, what is left stays selected and is said", async () => {
  const silence: Reply = { ok: false, failure: { kind: "unreachable" } }
  const { work, selected } = pretendService([], [silence, silence, silence, silence])
  work.selectAll(ids(2))
  await work.run(resolve)
  expect(work.getSnapshot().run).toMatchObject({ done: 0, left: 2, why: { kind: "unreachable" } })
  expect(selected()).toEqual(ids(2))

  const other = pretendService()
  other.work.selectAll(ids(600))
  other.work.subscribe(() => {
    const { run } = other.work.getSnapshot()
    if (run?.status === "running" && run.done > 0) other.work.stop()
  })
  await other.work.run(resolve)
  expect(other.work.getSnapshot().run).toMatchObject({ done: 250, left: 350, why: null })
  expect(other.selected()).toHaveLength(350)
})

test("an undo is offered for a while, and what was refused is said until somebody has read it", async () => {
  const { work } = pretendService(["c1"])
  work.selectAll(ids(2))
  await work.run(resolve)
  work.letUndoGo()
  expect(work.getSnapshot().run).toMatchObject({ undo: [], refused: [{ conversationId: "c1" }] })
  work.dismiss()
  expect(work.getSnapshot().run).toBeNull()
  work.selectAll(["c0"])
  await work.run(resolve)
  work.letUndoGo()
  expect(work.getSnapshot().run).toBeNull()
})

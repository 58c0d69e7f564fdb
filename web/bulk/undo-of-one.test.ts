import { expect, test } from "vitest"
import type { Command } from "../../protocol/command.ts"
import type { Conversation } from "../../protocol/conversation.ts"
import type { Entry, EntryBody } from "../../protocol/entry.ts"
import { reduce } from "../../protocol/reduce.ts"
import { Known } from "../live/known.ts"
import type { OutboxItem } from "../live/state.ts"
import { UndoOfOne } from "./undo-of-one.ts"

const [id, customerId, ines, tom, vip, late] = Array.from({ length: 6 }, () => crypto.randomUUID())
const staff = (by: string | undefined) => ({
  kind: "staff" as const,
  id: by ?? null,
  name: by === tom ? "Tom" : "Ines",
})

/** Lena waits for a person. What is said then is folded as the page does it. */
function talk() {
  let one: Conversation | null = null
  const undoOfOne = new UndoOfOne()
  const say = (
    body: EntryBody,
    { by = ines, operationId = crypto.randomUUID() }: { by?: string | undefined; operationId?: string } = {},
  ): Entry => {
    const seq: number = (one?.lastSeq ?? 0) + 1
    const entry = { id: operationId, conversationId: id ?? "", seq, position: seq, at: seq, author: staff(by), body }
    one = { ...reduce(one, entry), lastSeq: seq }
    return entry
  }
  say({ type: "opened", customer: { id: customerId ?? "", name: "Lena", isGuest: true } })
  say({ type: "escalated", reason: "A person, please" })
  const known = () => (one ? Known.of(one) : Known.nothing)
  const outbox = (command: Command, operationId: string, sending: OutboxItem["sending"] = { status: "accepted" }) =>
    undoOfOne.look({
      conversations: known(),
      outbox: [{ operation: { id: operationId, conversationId: id ?? "", command }, at: 0, attempts: 1, sending }],
    })
  const heard = (...news: Entry[]) => undoOfOne.heard(news, { conversations: known() })
  return { say, outbox, heard }
}

test("what one has done to a conversation can be put back once it is done, as of that moment", () => {
  const { say, outbox, heard } = talk()
  const operationId = crypto.randomUUID()
  outbox({ type: "resolve" }, operationId)
  expect(heard(say({ type: "note", text: "Done?" }))).toBeNull()
  const entry = say({ type: "resolved" }, { operationId })
  const undo = { commands: [{ type: "reopen" }], conversations: [{ id, since: entry.seq }] }
  expect(heard(entry)).toEqual({ command: { type: "resolve" }, customerName: "Lena", undo })
  expect(heard(entry)).toBeNull()
})

test("what a colleague has changed in the meantime is not put back along with it", () => {
  const { say, outbox, heard } = talk()
  const operationId = crypto.randomUUID()
  const label: Command = { type: "label", add: [vip ?? ""], remove: [] }
  outbox(label, operationId)
  const theirs = say({ type: "prioritized", priority: "urgent" }, { by: tom })
  const ours = say({ type: "labelled", add: [vip ?? ""], remove: [] }, { operationId })
  const undo = { commands: [{ type: "label", add: [], remove: [vip] }] }
  expect(heard(theirs, ours)).toMatchObject({ command: label, undo })
})

test("nothing is offered for what was refused, for what says something, and for what others did", () => {
  const { say, outbox, heard } = talk()
  const [refused, said] = [crypto.randomUUID(), crypto.randomUUID()]
  const snooze: Command = { type: "snooze", until: null }
  outbox(snooze, refused)
  outbox(snooze, refused, { status: "refused", refusal: { code: "stale" } })
  expect(heard(say({ type: "snoozed", until: null }, { operationId: refused }))).toBeNull()
  outbox({ type: "note", text: "Later" }, said)
  expect(heard(say({ type: "note", text: "Later" }, { operationId: said }))).toBeNull()
  expect(heard(say({ type: "labelled", add: [late ?? ""], remove: [] }, { by: tom }))).toBeNull()
  const operationId = crypto.randomUUID()
  outbox({ type: "wake" }, operationId)
  expect(heard(say({ type: "woken", cause: "person" }, { operationId }))).not.toBeNull()
})

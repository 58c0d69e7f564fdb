import { expect, test } from "vitest"
import type { Conversation } from "../../protocol/conversation.ts"
import type { Entry, EntryBody } from "../../protocol/entry.ts"
import { noWork } from "../../protocol/work.ts"
import { Known } from "../live/known.ts"
import { ines, lena, uuid } from "../live/scene.ts"
import { countOf } from "./count-of.ts"
import { noticeOf } from "./notice.ts"

const one = (more: Partial<Conversation> = {}): Conversation => ({
  id: uuid(10),
  customer: { id: lena.userId, name: "Lena", isGuest: false },
  state: { status: "claimed", agent: { id: ines.userId, name: "Ines" }, joinedAt: 1, escalation: null },
  turn: 1,
  createdAt: 1,
  updatedAt: 1,
  lastPosition: 4,
  lastFromCustomer: 4,
  lastFromOthers: 0,
  preview: null,
  receipts: { customer: { delivered: 0, read: 0 }, staff: { delivered: 3, read: 3 } },
  ...more,
})

const entry = (author: Entry["author"], body: EntryBody): Entry => ({
  ...{ id: uuid(1), conversationId: uuid(10), seq: 9, position: 4, at: 1 },
  ...{ author, body },
})

const byLena = { kind: "customer", id: lena.userId, name: "Lena" } as const
const byTom = { kind: "staff", id: uuid(3), name: "Tom" } as const
const waiting: Conversation["state"] = { status: "waiting", escalation: { reason: "Please", at: 1 } }
const asked = { ...noWork, mentioned: [ines.userId] }

test.each<[string, Entry, Conversation, string, string]>([
  [
    "waits",
    entry(byLena, { type: "escalated", reason: "Parcel" }),
    one({ state: waiting }),
    "waiting",
    "Lena is waiting for a person",
  ],
  ["writes", entry(byLena, { type: "message", text: "Parcel" }), one(), "mine", "Lena has written to you"],
  [
    "mention",
    entry(byTom, { type: "note", text: "Parcel", mentions: [ines.userId] }),
    one({ work: asked }),
    "mention",
    "Tom mentions you about Lena",
  ],
  [
    "gift",
    entry(byTom, { type: "assigned", agent: { id: ines.userId, name: "Ines" }, cause: "person", note: "Parcel" }),
    one(),
    "assigned",
    "Tom gives you the conversation with Lena",
  ],
])("%s: said in words that tell who and what", (_, said, conversation, concern, title) => {
  expect(noticeOf(said, conversation, ines.userId)).toEqual({
    concern,
    conversationId: uuid(10),
    title,
    body: "Parcel",
  })
})

test("what concerns a colleague is not said here", () => {
  expect(noticeOf(entry(byLena, { type: "message", text: "Parcel" }), one(), uuid(3))).toBeNull()
})

test("the tab counts who waits, what is unread in one's own, and where one is asked for", () => {
  const queues = { waiting: 2, open: 0, claimed: 3, snoozed: 0, byAgent: {}, mentions: {} }
  const read = { customer: { delivered: 0, read: 0 }, staff: { delivered: 4, read: 4 } }
  const colleagues = one({
    id: uuid(12),
    state: { status: "claimed", agent: { id: uuid(3), name: "Tom" }, joinedAt: 1, escalation: null },
  })
  const conversations = Known.of(
    one(),
    one({ id: uuid(11), receipts: read }),
    colleagues,
    one({ id: uuid(13), receipts: read, work: asked }),
    one({ id: uuid(14), state: waiting, work: asked }),
  )
  expect(countOf({ conversations, queues }, ines.userId)).toBe(4)
})

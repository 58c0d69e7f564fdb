import { expect, test } from "vitest"
import { concernOf } from "./concern.ts"
import type { Conversation, ConversationState } from "./conversation.ts"
import type { Entry, EntryBody } from "./entry.ts"
import { noWork } from "./work.ts"

const [ines, tom, clara] = ["1", "2", "3"].map(n => `${n}0000000-0000-4000-8000-000000000000`) as [
  string,
  string,
  string,
]
const claimedBy = (id: string): ConversationState => ({
  status: "claimed",
  agent: { id, name: "Ines" },
  joinedAt: 1,
  escalation: null,
})
const waiting: ConversationState = { status: "waiting", escalation: { reason: "Please", at: 1 } }

const standing = (state: ConversationState, mentioned: string[] = []): Conversation => ({
  id: clara,
  customer: { id: clara, name: "Clara", isGuest: false },
  state,
  turn: 0,
  createdAt: 1,
  updatedAt: 1,
  lastPosition: 5,
  lastFromCustomer: 5,
  lastFromOthers: 0,
  preview: null,
  work: { ...noWork, mentioned },
  receipts: { customer: { delivered: 0, read: 0 }, staff: { delivered: 4, read: 4 } },
})

const entry = (by: "customer" | "staff", body: EntryBody, position: number | null = 5): Entry => ({
  id: clara,
  conversationId: clara,
  position,
  at: 1,
  author: { kind: by, id: by === "customer" ? clara : ines, name: "Somebody" },
  body,
})

const message: EntryBody = { type: "message", text: "Hello?" }
const mention: EntryBody = { type: "note", text: "Look", mentions: [tom, ines] }
const assigned: EntryBody = { type: "assigned", agent: { id: tom, name: "Tom" }, cause: "person" }

test.each<[string, Entry, Conversation, ReturnType<typeof concernOf>]>([
  ["a person is asked for", entry("customer", { type: "escalated", reason: "Please" }), standing(waiting), forAll()],
  ["it is handed back", entry("staff", { type: "released", to: "queue" }), standing(waiting), forAll()],
  ["it is opened again", entry("customer", { type: "reopened", to: "queue" }), standing(waiting), forAll()],
  ["a customer writes", entry("customer", message), standing(claimedBy(ines)), { concern: "mine", for: [ines] }],
  ["somebody is named", entry("staff", mention, null), standing(waiting, [tom]), { concern: "mention", for: [tom] }],
  ["it is given away", entry("staff", assigned), standing(claimedBy(tom)), { concern: "assigned", for: [tom] }],
])("%s: that concerns somebody", (_, said, conversation, expected) => {
  expect(concernOf(said, conversation)).toEqual(expected)
})

function forAll() {
  return { concern: "waiting" as const, for: null }
}

test.each<[string, Entry, Conversation]>([
  ["what has been taken since", entry("customer", { type: "escalated", reason: "" }), standing(claimedBy(ines))],
  ["what was handed to the assistant", entry("staff", { type: "released", to: "assistant" }), standing(waiting)],
  ["what has been read", entry("customer", message, 4), standing(claimedBy(ines))],
  ["what staff write", entry("staff", message), standing(claimedBy(ines))],
  ["what is written where nobody is", entry("customer", message), standing({ status: "open" })],
  ["who has come since", entry("staff", mention, null), standing(waiting, [])],
  [
    "what somebody gives themselves",
    entry("staff", { ...assigned, agent: { id: ines, name: "Ines" } }),
    standing(claimedBy(ines)),
  ],
  ["what somebody else has by now", entry("staff", assigned), standing(claimedBy(ines))],
  ["how it is sorted", entry("staff", { type: "prioritized", priority: "high" }, null), standing(waiting)],
])("%s concerns nobody", (_, said, conversation) => {
  expect(concernOf(said, conversation)).toBeNull()
})

import { beforeEach, expect, test } from "vitest"
import type { DownFrame } from "../../../protocol/down.ts"
import type { Entry } from "../../../protocol/entry.ts"
import { WireOrder } from "./wire-order.ts"

const talk = "00000000-0000-4000-b000-000000000001"
const epoch = "00000000-0000-4000-8000-000000000001"
let order: WireOrder
beforeEach(() => {
  order = new WireOrder()
})

const welcome = (resume: "fresh" | "resumed", cursor?: number): DownFrame => ({
  ...{ type: "welcome", protocol: 1, epoch, resume, serverTime: 0 },
  viewer: { userId: epoch, name: "Ines", isGuest: false, role: "agent" },
  ...(cursor !== undefined && { cursor }),
})
const entries = (...numbers: { seq?: number; position: number }[]): DownFrame => ({
  ...{ type: "entries", more: false },
  entries: numbers.map(number => ({ ...said, ...number })),
})
const said: Entry = {
  ...{ id: epoch, conversationId: talk, position: 1, at: 0 },
  author: { kind: "customer", id: null, name: "Lena" },
  body: { type: "message", text: "Hello" },
}

test("staff hear every number after the one they have, over a loss of the line too", () => {
  order.says({ type: "hello", protocol: 1 })
  expect(order.hears(welcome("fresh", 7))).toEqual([])
  expect(order.hears(entries({ seq: 8, position: 1 }, { seq: 9, position: 2 }))).toEqual([])
  order.says({ type: "hello", protocol: 1, epoch, cursor: 9 })
  order.hears(welcome("resumed", 12))
  expect(order.hears(entries({ seq: 10, position: 3 }))).toEqual([])
  expect(order.hears(entries({ seq: 12, position: 5 }))).toEqual([expect.stringContaining("number 12, after 10")])
})

test("a number that comes again is wrong", () => {
  order.hears(welcome("fresh", 7))
  expect(order.hears(entries({ seq: 8, position: 1 }, { seq: 8, position: 1 }))).toHaveLength(1)
})

test("customers hear every position of a conversation after the one they have", () => {
  order.says({ type: "hello", protocol: 1, epoch, positions: { [talk]: 4 } })
  order.hears(welcome("resumed"))
  expect(order.hears(entries({ position: 5 }, { position: 6 }))).toEqual([])
  expect(order.hears(entries({ position: 8 }))).toEqual([expect.stringContaining("number 8, after 6")])
})

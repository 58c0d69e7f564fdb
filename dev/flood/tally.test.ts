import { expect, test } from "vitest"
import { isPerfect, type Seen, type Sent, tally } from "./tally.ts"

const sent: Sent[] = [talk("one", 3), talk("two", 2)]
const all = heard("one 0", "two 0", "one 1", "two 1", "one 2")

test("everything seen once, in its sender's order, and archived, is perfect", () => {
  const figures = tally(sent, all, all)
  expect(figures).toEqual({ sent: 5, seen: 5, lost: 0, duplicated: 0, reordered: 0, archived: 5 })
  expect(isPerfect(figures)).toBe(true)
})

test("what was not seen is lost", () => {
  const figures = tally(sent, heard("one 0", "two 0", "one 1", "two 1"), all)
  expect(figures).toMatchObject({ seen: 4, lost: 1 })
  expect(isPerfect(figures)).toBe(false)
})

test("a message seen twice, a copy under another id, and a second row in the archive are duplicates", () => {
  expect(tally(sent, [...all, ...heard("one 2")], all)).toMatchObject({ seen: 5, duplicated: 1 })
  expect(tally(sent, [...all, ...heard("one copy")], all)).toMatchObject({ seen: 5, duplicated: 1 })
  expect(tally(sent, all, [...all, ...heard("two 1")])).toMatchObject({ duplicated: 1, archived: 5 })
})

test("order counts within a sender, not between senders", () => {
  expect(tally(sent, heard("two 0", "two 1", "one 0", "one 1", "one 2"), all)).toMatchObject({ reordered: 0 })
  expect(tally(sent, heard("one 1", "one 0", "one 2", "two 0", "two 1"), all)).toMatchObject({ reordered: 1 })
})

test("an archive that lags is not perfect", () => {
  const figures = tally(sent, all, heard("one 0"))
  expect(figures).toMatchObject({ lost: 0, archived: 1 })
  expect(isPerfect(figures)).toBe(false)
})

function talk(sender: string, messages: number): Sent {
  const place = (index: number) => ({ id: `${sender} ${index}`, text: "Hello" })
  return { sender, messages: Array.from({ length: messages }, (_, index) => place(index)) }
}

function heard(...ids: string[]): Seen[] {
  return ids.map(id => ({ id, sender: id.split(" ")[0] ?? "" }))
}

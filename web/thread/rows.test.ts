import { expect, test } from "vitest"
import type { Entry } from "../../protocol/entry.ts"
import { lena, Talk } from "../live/scene.ts"
import type { TimelineItem } from "../live/timeline.ts"
import { type Row, rowsOf } from "./rows.ts"

const shown = (entry: Entry): TimelineItem => {
  const mine = entry.author.id === lena.userId
  return { kind: "entry", id: entry.id, entry, mine, receipt: mine ? "sent" : null, fate: null }
}
const at = (entry: Entry, time: number): Entry => ({ ...entry, at: time })
const rows = (entries: Entry[], unread: { after: number; upTo: number } | null = null): Row[] =>
  rowsOf(entries.map(shown), { side: "customer", viewer: lena, unread })
const kinds = (list: Row[]) => list.map(row => (row.kind === "event" ? row.words : row.kind))

test("a day stands before its first message", () => {
  const talk = new Talk(10)
  const [one, two] = [talk.lena("One"), talk.ines("Two")]
  expect(kinds(rows([at(one, Date.UTC(2026, 0, 5, 12)), at(two, Date.UTC(2026, 0, 7, 12))]))).toEqual([
    "day",
    "message",
    "day",
    "message",
  ])
})

test("what one person says in a row has their name once, at its beginning", () => {
  const talk = new Talk(10)
  const bounds = rows([talk.ines("One"), talk.ines("Two"), talk.lena("Three")]).flatMap(row =>
    row.kind === "message" ? [[row.first, row.last]] : [],
  )
  expect(bounds).toEqual([
    [true, false],
    [false, true],
    [true, true],
  ])
})

test("a pause ends a row of messages", () => {
  const talk = new Talk(10)
  const later = at(talk.ines("Two"), 1_003 + 6 * 60_000)
  const firsts = rows([talk.ines("One"), later]).flatMap(row => (row.kind === "message" ? [row.first] : []))
  expect(firsts).toEqual([true, true])
})

test("the mark of new messages stands before the first one from others that was not read", () => {
  const talk = new Talk(10)
  talk.ines("Read")
  talk.lena("Mine")
  talk.ines("New")
  expect(kinds(rows(talk.entries, { after: 2, upTo: 4 }))).toEqual(["day", "message", "message", "new", "message"])
  expect(kinds(rows(talk.entries, { after: 4, upTo: 4 }))).not.toContain("new")
  // Came while Lena was looking.
  expect(kinds(rows(talk.entries, { after: 2, upTo: 3 }))).not.toContain("new")
})

test("customers read what happened in their own words", () => {
  const talk = new Talk(10)
  const me = { kind: "customer", id: lena.userId, name: "Lena" } as const
  const ines = { kind: "staff", id: null, name: "Ines" } as const
  talk.add(me, { type: "escalated", reason: "Charged twice" })
  talk.add(ines, { type: "claimed" })
  talk.add(ines, { type: "resolved" })
  expect(kinds(rows(talk.entries))).toEqual([
    "day",
    "You asked for a person: Charged twice",
    "Ines joined",
    "Resolved by Ines",
  ])
})

const assistant = { kind: "assistant", id: null, name: "Northwind assistant" } as const
const answer = (talk: Talk, text: string, end: "done" | "superseded" = "done") =>
  talk.add(assistant, { type: "answer", text, end, found: true, citations: [], replaces: null })

test("each answer stands for itself, with its name and its sources", () => {
  const talk = new Talk(10)
  const bounds = rows([answer(talk, "One"), answer(talk, "Two")]).flatMap(row =>
    row.kind === "message" ? [[row.first, row.last]] : [],
  )
  expect(bounds).toEqual([
    [true, true],
    [true, true],
  ])
})

test("an answer that was not read is new, one that said nothing is not there", () => {
  const talk = new Talk(10)
  talk.lena("Mine")
  answer(talk, "", "superseded")
  answer(talk, "New")
  expect(kinds(rows(talk.entries, { after: 2, upTo: 4 }))).toEqual(["day", "message", "new", "message"])
})

test("of what is said again only the newest stands there, of each end its own", () => {
  const talk = new Talk(10)
  const me = { kind: "customer", id: lena.userId, name: "Lena" } as const
  const ines = { kind: "staff", id: null, name: "Ines" } as const
  const scored = (score: number) => talk.add(me, { type: "scored", score, comment: null })
  const entries = [
    talk.add(ines, { type: "resolved", asksScore: true }),
    scored(1),
    scored(2),
    talk.add(ines, { type: "reopened", to: "queue" }),
    talk.add(me, { type: "email_left", email: "old@example.com" }),
    talk.add(me, { type: "email_left", email: "new@example.com" }),
    talk.add(ines, { type: "resolved", asksScore: true }),
    scored(5),
  ]
  expect(kinds(rows(entries))).toEqual([
    "day",
    "Resolved by Ines",
    "You rated this 2 of 5",
    "Ines opened it again",
    "You left an e-mail address: new@example.com",
    "Resolved by Ines",
    "You rated this 5 of 5",
  ])
})

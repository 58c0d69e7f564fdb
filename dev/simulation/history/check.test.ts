import { describe, expect, test } from "vitest"
import { check, type Rule, rules } from "./check.ts"
import { figures, isPerfect } from "./figures.ts"
import type { History, Item, Observer, Sent } from "./history.ts"

const one: Item = { id: "one", channel: "talk", content: "Hello", seq: 1, position: 1 }
const note: Item = { id: "note", channel: "talk", content: "Careful", seq: 2, isPrivate: true }
const two: Item = { id: "two", channel: "talk", content: "Anybody?", seq: 3, position: 2 }
const other: Item = { id: "other", channel: "elsewhere", content: "Hi", seq: 4, position: 1 }
const log = [one, note, two, other]

const sent = (item: Item, sender: string): Sent => ({ ...item, sender, outcome: "acknowledged" })
const asCustomer = ({ seq: _unknown, ...item }: Item): Item => item
const customer: Observer = {
  ...{ name: "lena", channels: ["talk"], seesPrivate: false },
  connections: [
    { snapshot: null, heard: [asCustomer(one)] },
    { snapshot: null, heard: [asCustomer(two)] },
  ],
  shows: [asCustomer(one), asCustomer(two)],
}
const agent: Observer = {
  ...{ name: "ines", channels: "all", seesPrivate: true },
  connections: [
    { snapshot: null, heard: [one, note] },
    { snapshot: [one, note], heard: [two, other] },
  ],
  shows: log,
}
/** Two people and an agent between whom everything went well. */
const good: History = {
  sent: [sent(one, "lena"), sent(note, "ines"), sent(two, "lena"), sent(other, "mats")],
  observers: [customer, agent],
  log,
  archive: log,
}

/** Which rules a history breaks. */
const broken = (history: History): Rule[] => check(history).flatMap(({ rule, count }) => (count > 0 ? [rule] : []))
const listening = (to: Observer, change: Partial<Observer>): History => ({
  ...good,
  observers: good.observers.map(observer => (observer === to ? { ...observer, ...change } : observer)),
})
const heardBy = (observer: Observer, ...heard: Item[]): History =>
  listening(observer, { connections: [{ snapshot: null, heard }] })
const asked = (change: (item: Sent) => Partial<Sent>): History => ({
  ...good,
  sent: good.sent.map(item => ({ ...item, ...change(item) })),
})

test("a history in which everything went well breaks no rule, and every rule but one had something to compare", () => {
  const findings = check(good)
  expect(findings.filter(({ count }) => count > 0)).toEqual([])
  expect(findings.map(({ rule }) => rule)).toEqual(Object.keys(rules))
  // Nobody was refused here.
  expect(findings.filter(({ checked }) => checked === 0).map(({ rule }) => rule)).toEqual(["done_though_refused"])
  expect(figures(good)).toEqual({ sent: 4, seen: 4, lost: 0, duplicated: 0, reordered: 0, archived: 4 })
  expect(isPerfect(figures(good))).toBe(true)
})

describe("a history breaks the rule", () => {
  const cases: [string, Rule, History][] = [
    ["when what was acknowledged is not in the log", "lost", { ...good, log: [one, note, two] }],
    ["when what was refused is in the log", "done_though_refused", asked(() => ({ outcome: "refused" }))],
    ["when something is twice in the log", "duplicated", { ...good, log: [...log, { ...other, seq: 5, position: 2 }] }],
    ["when something is twice in the archive", "duplicated", { ...good, archive: [...log, two] }],
    ["when something stands in the log that nobody asked for", "phantom", { ...good, sent: good.sent.slice(1) }],
    ["when it says something else than was asked", "phantom", asked(() => ({ content: "Goodbye" }))],
    ["when an observer was told what nobody said", "phantom", heardBy(agent, ...log, { ...two, id: "three" })],
    ["when the numbers of the log have a hole", "hole", { ...good, log: [one, note, two, { ...other, seq: 5 }] }],
    ["when positions have a hole", "hole", { ...good, log: [one, note, { ...two, position: 3 }, other] }],
    ["when the log has a sender's words the wrong way round", "reordered", { ...good, log: [two, note, one, other] }],
    ["when an observer heard them so", "reordered", heardBy(customer, asCustomer(two), asCustomer(one))],
    ["when one heard two senders the other way round", "moved", heardBy(agent, note, one, two, other)],
    ["when one was told another number", "moved", heardBy(agent, one, note, two, { ...other, seq: 9 })],
    [
      "when one never saw something",
      "skipped",
      { ...heardBy(customer, one), observers: [{ ...customer, connections: [], shows: [one] }] },
    ],
    ["when one was told something again", "repeated", heardBy(agent, ...log, other)],
    ["when a private thing reached a customer", "leaked", heardBy(customer, one, note, two)],
    ["when another's conversation reached a customer", "leaked", heardBy(customer, one, two, other)],
    ["when a screen lacks something", "divergent", listening(customer, { shows: [one] })],
    ["when a screen shows an order of its own", "divergent", listening(agent, { shows: [note, one, two, other] })],
    ["when the archive lacks something", "archive", { ...good, archive: [one, note, two] }],
    ["when the archive has an order of its own", "archive", { ...good, archive: [note, one, two, other] }],
    [
      "when the archive says something else",
      "archive",
      { ...good, archive: [one, note, two, { ...other, position: 2 }] },
    ],
  ]
  test.each(cases)("%s: %s", (_what, rule, history) => {
    expect(broken(history)).toContain(rule)
  })
})

test("what got no answer may be there or not", () => {
  const unanswered = asked(({ id }) => (id === "other" ? { outcome: "unknown" } : {}))
  expect(broken(unanswered)).toEqual([])
  const never = { ...heardBy(agent, one, note, two), log: [one, note, two], archive: [one, note, two] }
  const gone = {
    ...never,
    sent: unanswered.sent,
    observers: [customer, { ...agent, connections: [], shows: [one, note, two] }],
  }
  expect(broken(gone)).toEqual([])
})

test("a snapshot replaces what was told before it, so nothing in it is a repetition", () => {
  const again = listening(customer, {
    connections: [
      { snapshot: null, heard: [one] },
      { snapshot: [one, two], heard: [] },
    ],
  })
  expect(broken(again)).toEqual([])
})

test("without a log, what was acknowledged is what everybody should have seen", () => {
  const unread: History = { ...good, log: null, archive: null }
  expect(broken(unread)).toEqual([])
  expect(figures({ ...unread, observers: [customer, { ...agent, connections: [], shows: [one] }] })).toMatchObject({
    lost: 3,
  })
})

test("the figures count a thing once, however many rules it breaks", () => {
  const lost = { ...heardBy(agent, one, note, two), log: [one, note, two], archive: [one, note, two] }
  expect(figures({ ...lost, observers: [customer] })).toMatchObject({ sent: 4, seen: 4, lost: 1, archived: 3 })
})

test("a copy under another id and a second row in the archive are duplicates, each counted once", () => {
  expect(figures(heardBy(agent, ...log, { ...two, id: "copy", seq: 5 }))).toMatchObject({ duplicated: 1 })
  expect(figures({ ...good, archive: [...log, two] })).toMatchObject({ duplicated: 1, archived: 4 })
})

test("order counts within a sender, not between senders, where there is no log", () => {
  const unread = { ...good, log: null, archive: null }
  const toAgent = (...heard: Item[]) => ({ ...unread, observers: heardBy(agent, ...heard).observers.slice(1) })
  expect(figures(toAgent(other, note, one, two))).toMatchObject({ reordered: 0 })
  expect(figures(toAgent(two, note, one, other))).toMatchObject({ reordered: 1 })
})

import { runInDurableObject } from "cloudflare:test"
import { env } from "cloudflare:workers"
import { expect, test } from "vitest"
import type { StoredConversation } from "../../protocol/conversation.ts"
import { inOrder, matches, placeOf, standing, type View } from "../../protocol/view.ts"
import { priority } from "../../protocol/work.ts"
import { insertConversation } from "./conversation-columns.ts"
import { Conversations } from "./conversations.ts"
import { durableSql } from "./durable-sql.ts"
import { countView, listView } from "./queues.ts"
import { createTables } from "./tables.ts"

const ids = Array.from({ length: 4 }, () => crypto.randomUUID())
const [me = "", colleague = "", oneLabel = "", otherLabel = ""] = ids
const now = 100_000_000

/** Small, seeded and good enough to draw conversations (mulberry32, public domain). */
function dice(seed: number) {
  let state = seed
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number): number => Math.floor(next() * n)
  function of<T>(all: readonly T[]): T {
    const one = all[below(all.length)]
    if (one === undefined) throw new Error("Nothing to choose from")
    return one
  }
  return { below, of, maybe: <T>(make: () => T): T | undefined => (next() < 0.5 ? make() : undefined) }
}
type Dice = ReturnType<typeof dice>

const words = ["Ferry", "ÄRGER über", "100 % _off", "émile", "Ticket\\"]

function state({ of, below }: Dice): StoredConversation["state"] {
  const escalation = { reason: of(words), at: below(now) }
  const agent = { id: of([me, colleague]), name: "Ines" }
  const author = { kind: "staff" as const, ...agent }
  return of([
    { status: "open" as const },
    { status: "waiting" as const, escalation },
    { status: "claimed" as const, agent, joinedAt: below(now), escalation: of([escalation, null]) },
    { status: "resolved" as const, by: author, at: below(now), escalation, agent },
  ])
}

function drawn(hand: Dice): StoredConversation {
  const { of, below } = hand
  const author = { kind: "customer" as const, id: crypto.randomUUID(), name: "Lena" }
  const due = below(now)
  return {
    id: crypto.randomUUID(),
    customer: { id: author.id, name: of(words), isGuest: false },
    state: state(hand),
    turn: 0,
    createdAt: 0,
    updatedAt: below(50),
    lastSeq: 1,
    lastPosition: 1,
    lastFromCustomer: 1,
    lastFromOthers: 0,
    preview: of([null, { author, text: of(words) }]),
    receipts: { customer: { delivered: 0, read: 0 }, staff: { delivered: 0, read: 0 } },
    work: {
      labels: [oneLabel, otherLabel].filter(() => below(2) === 0),
      priority: of(priority.options),
      snooze: of([null, null, { until: null, by: author, at: 0 }]),
      clocks: of([{}, { next: { since: 0, amberAt: due, due, isBreached: false } }]),
      waitingSince: of([null, below(now)]),
      disposition: null,
      scheduled: [],
      mentioned: [me, colleague].filter(() => below(3) === 0),
    },
  }
}

function drawnView({ of, below, maybe }: Dice): View {
  const entries = Object.entries({
    standing: maybe(() => standing.options.filter(() => below(2) === 0)),
    assignee: maybe(() => of(["me", "none", colleague])),
    labels: maybe(() => of([[oneLabel], [oneLabel, otherLabel]])),
    priority: maybe(() => [of(priority.options), of(priority.options)]),
    reason: below(4) === 0 ? of(["fErRy", "ärger", "%", "_", "\\"]) : undefined,
    waitMinutes: below(4) === 0 ? below(1000) : undefined,
    text: below(4) === 0 ? of(["É", "ticket\\", "über", "% _"]) : undefined,
    mentioned: below(4) === 0 ? ("me" as const) : undefined,
  })
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined))
}

/** Runs with the storage of an object of its own. */
function inStorage(work: (storage: DurableObjectStorage) => void): Promise<void> {
  const stub = env.ORGANIZATION.get(env.ORGANIZATION.idFromName(crypto.randomUUID()))
  return runInDurableObject(stub, (_organization, { storage }) => work(storage))
}

test("a list that the object reads page by page is what the page would make of all conversations, in the same order", () =>
  inStorage(storage => {
    const sql = durableSql(storage)
    createTables(sql)
    const conversations = new Conversations(sql)
    const hand = dice(7)
    const all = Array.from({ length: 120 }, () => drawn(hand))
    for (const one of all) conversations.save(one)
    let shown = 0
    for (let round = 0; round < 300; round += 1) {
      const view = drawnView(hand)
      const reading = { viewerId: me, now }
      const expected = all.filter(one => matches(view, one, reading)).sort(inOrder)
      const found: StoredConversation[] = []
      for (;;) {
        const last = found.at(-1)
        const page = listView(sql, view, { ...reading, mark: last ? placeOf(last) : null, limit: 7 })
        if (page.length === 0) break
        found.push(...page)
      }
      expect(
        found.map(({ id }) => id),
        JSON.stringify(view),
      ).toEqual(expected.map(({ id }) => id))
      expect(countView(sql, view, reading)).toBe(expected.length)
      shown += expected.length
    }
    expect(shown).toBeGreaterThan(500)
  }))

test("the counts are those of the lists", () =>
  inStorage(storage => {
    const sql = durableSql(storage)
    createTables(sql)
    const conversations = new Conversations(sql)
    const hand = dice(11)
    const all = Array.from({ length: 60 }, () => drawn(hand))
    for (const one of all) conversations.save(one)
    // Once more, as they are later.
    const later = all.map(one => ({ ...drawn(hand), id: one.id }))
    for (const one of later) conversations.save(one)
    const reading = { viewerId: me, now }
    const count = (view: View) => later.filter(one => matches(view, one, reading)).length
    expect(conversations.counts()).toMatchObject({
      waiting: count({ standing: ["waiting"] }),
      open: count({ standing: ["open"] }),
      claimed: count({ standing: ["claimed"] }),
      snoozed: count({ standing: ["snoozed"] }),
      byAgent: { [me]: count({ standing: ["claimed"], assignee: "me" }) },
      mentions: { [me]: count({ standing: [...standing.options], mentioned: "me" }) },
    })
  }))

test("an object that an earlier version has filled has its lists too", () =>
  inStorage(storage => {
    const sql = durableSql(storage)
    createTables(sql)
    const one = drawn(dice(3))
    sql.all("drop table mention")
    sql.all("drop table conversation")
    sql.all(`create table conversation (id text primary key, customer_id text not null, status text not null, agent_id text,
      queued_at integer, updated_at integer not null, data text not null) without rowid`)
    sql.all("create index conversation_by_status on conversation (status, agent_id)")
    sql.all(
      "insert into conversation values (?, ?, 'open', null, null, 0, ?)",
      one.id,
      one.customer.id,
      JSON.stringify(one),
    )
    createTables(sql)
    expect(listView(sql, { standing: [...standing.options] }, { viewerId: me, now, mark: null, limit: 5 })).toEqual([
      one,
    ])
    insertConversation(sql, { ...one, updatedAt: 9 })
    expect(new Conversations(sql).get(one.id)?.updatedAt).toBe(9)
  }))

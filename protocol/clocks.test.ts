import { describe, expect, test } from "vitest"
import { Dice } from "../dev/simulation/random.ts"
import { afterOpenTime, minuteMs } from "./clocks/open-time.ts"
import { clocksAfter } from "./clocks.ts"
import type { Command } from "./command.ts"
import type { StoredConversation } from "./conversation.ts"
import { type Desk, deskDefaults } from "./desk.ts"
import type { EntryBody, StoredEntry } from "./entry.ts"
import { reduce } from "./reduce.ts"
import { step } from "./step.ts"
import { conversationId, type Name, people } from "./test/people.ts"
import { conversationFor, entryFor, isPublic } from "./visibility.ts"
import { type Clock, type Clocks, workOf } from "./work.ts"

/** Monday, nine o'clock: everybody has just opened. */
const nine = Date.parse("2026-12-21T09:00Z")
const desk: Desk = { ...deskDefaults, targets: { first: 30, next: 20, resolution: 600 } }
const hello: Command = { type: "start", text: "Hello" }

/** A conversation with its clocks, as the stream keeps it. Times are minutes after nine. */
class Life {
  conversation: StoredConversation | null = null
  entries: StoredEntry[] = []
  stamped: (Clocks | null)[] = []
  #desk: Desk
  constructor(desk: Desk) {
    this.#desk = desk
  }

  does(minutes: number, name: Name, command: Command): this {
    const known = { teammate: (id: string) => ({ id, name: "Tom" }), now: nine }
    const stepped = step(this.conversation, command, { viewer: people[name], known })
    if (stepped.ok) for (const { author, body } of stepped.drafts) this.#append(minutes, author, body)
    return this
  }

  happens(minutes: number, body: EntryBody): this {
    this.#append(minutes, { kind: "system", id: null, name: "Parley" }, body)
    return this
  }

  ruledBy(desk: Desk): this {
    this.#desk = desk
    return this
  }

  /** What runs, each with the minutes after nine at which it began, gets close and falls due. */
  get clocks(): Record<string, (number | boolean)[]> {
    const minutes = (at: number) => (at - nine) / minuteMs
    const told = ({ since, amberAt, due, isBreached }: Clock) => [
      minutes(since),
      minutes(amberAt),
      minutes(due),
      ...(isBreached ? [true] : []),
    ]
    const running = Object.entries(workOf(this.conversation ?? {}).clocks)
    return Object.fromEntries(running.flatMap(([name, clock]) => (clock ? [[name, told(clock)]] : [])))
  }

  #append(minutes: number, author: StoredEntry["author"], body: EntryBody): void {
    const seq = (this.conversation?.lastSeq ?? 0) + 1
    const id = `00000000-0000-4000-8000-${String(seq).padStart(12, "0")}`
    const position = isPublic(body) ? (this.conversation?.lastPosition ?? 0) + 1 : null
    const entry = { id, conversationId, seq, position, at: nine + minutes * minuteMs, author, body }
    const clocks = clocksAfter(this.conversation, entry, this.#desk)
    const stamped = { ...entry, ...(clocks && { clocks }) }
    this.stamped.push(clocks)
    this.entries.push(stamped)
    this.conversation = { ...reduce(this.conversation, stamped), lastSeq: seq }
  }
}

const asked = (rules = desk) =>
  new Life(rules).does(0, "lena", hello).does(1, "lena", { type: "escalate", reason: "Please" })
const says: Command = { type: "send", text: "Yes?" }

describe("what is promised to a customer", () => {
  test("nothing while the assistant answers, and a first word and an end from when a person is asked for", () => {
    expect(new Life(desk).does(0, "lena", hello).does(1, "lena", says).clocks).toEqual({})
    // Ten hours of opening hours are over on Tuesday at eleven; three quarters of them on Monday at half past four.
    expect(asked().clocks).toEqual({ first: [1, 23.5, 31], resolution: [1, 451, 1_561] })
  })

  test("the first word is owed until it is said, whoever takes the conversation meanwhile", () => {
    const life = asked().does(2, "lena", says).does(5, "ines", { type: "claim" })
    expect(life.clocks).toMatchObject({ first: [1, 23.5, 31] })
    life.does(6, "ines", { type: "release", to: "queue" }).does(7, "tom", { type: "note", text: "Later" })
    expect(life.clocks).toMatchObject({ first: [1, 23.5, 31] })
    // Written only where it changes: not with the claim, the release and the note.
    expect(life.stamped.slice(-3)).toEqual([null, null, null])
    expect(life.does(9, "tom", says).clocks).toEqual({ resolution: [1, 451, 1_561] })
  })

  test("then a word each time that the customer has written, from their first message without an answer", () => {
    const life = asked().does(9, "tom", says).does(20, "lena", says).does(25, "lena", says)
    expect(life.clocks).toMatchObject({ next: [20, 35, 40] })
    expect(life.does(30, "tom", says).clocks).not.toHaveProperty("next")
    expect(life.does(50, "lena", says).clocks).toMatchObject({ next: [50, 65, 70] })
  })

  test("who takes a conversation from the assistant owes its customer a word only where something is unanswered", () => {
    expect(new Life(desk).does(0, "lena", hello).does(3, "ines", { type: "claim" }).clocks).toEqual({
      first: [3, 25.5, 33],
      resolution: [3, 453, 1_563],
    })
    expect(new Life(desk).does(0, "lena", hello).does(3, "ines", says).clocks).toEqual({ resolution: [3, 453, 1_563] })
  })

  test.each<[string, Name, Command]>([
    ["resolved", "ines", { type: "resolve" }],
    ["given back to the assistant", "ines", { type: "release", to: "assistant" }],
  ])("nothing any more once it is %s", (_, name, command) => {
    const life = asked().does(2, "ines", { type: "claim" })
    expect(life.clocks).toHaveProperty("first")
    expect(life.does(4, name, command).clocks).toEqual({})
  })

  test("nothing any more once the customer does without a person, and everything anew when they ask again", () => {
    expect(asked().does(4, "lena", { type: "cancel" }).clocks).toEqual({})
    expect(
      asked().does(4, "lena", { type: "cancel" }).does(9, "lena", { type: "escalate", reason: "Now" }).clocks,
    ).toEqual({
      first: [9, 31.5, 39],
      resolution: [9, 459, 1_569],
    })
  })

  test("a conversation that is opened again is owed another word and another end", () => {
    const life = asked().does(2, "ines", says).does(3, "ines", { type: "resolve" }).does(10, "lena", says)
    expect(life.clocks).toEqual({ next: [10, 25, 30], resolution: [10, 460, 1_570] })
  })

  test("a snooze puts nothing off", () => {
    const life = asked()
    const { clocks } = life
    life.does(2, "ines", { type: "snooze", until: null })
    expect(workOf(life.conversation ?? {}).snooze).not.toBeNull()
    expect(life.clocks).toEqual(clocks)
  })

  test("a promise that was not kept is marked once, and ends like any other", () => {
    const life = asked().happens(31, { type: "breached", clock: "first" })
    expect(life.clocks).toMatchObject({ first: [1, 23.5, 31, true] })
    expect(life.happens(32, { type: "breached", clock: "first" }).stamped.at(-1)).toBeNull()
    expect(life.does(40, "ines", says).clocks).toEqual({ resolution: [1, 451, 1_561] })
    expect(life.happens(41, { type: "breached", clock: "first" }).stamped.at(-1)).toBeNull()
  })

  test("what was promised in a conversation that goes on in this one still is; of two promises the earlier one counts", () => {
    const promised = workOf(asked().conversation ?? {}).clocks
    const from = "00000000-0000-4000-8000-000000000900"
    const absorbed: EntryBody = { type: "absorbed", from, waitingSince: nine + minuteMs, promised }
    const later = new Life(desk).does(5, "lena", hello).does(6, "lena", { type: "escalate", reason: "Again" })
    expect(later.clocks).toEqual({ first: [6, 28.5, 36], resolution: [6, 456, 1_566] })
    expect(later.happens(7, absorbed).clocks).toEqual({ first: [1, 23.5, 31], resolution: [1, 451, 1_561] })
    const earlier = asked().happens(8, { ...absorbed, promised: {} })
    expect(earlier.clocks).toEqual({ first: [1, 23.5, 31], resolution: [1, 451, 1_561] })
    const answered = asked(deskDefaults).does(2, "ines", says)
    expect(answered.happens(3, absorbed).clocks).toEqual({ first: [1, 23.5, 31], resolution: [1, 451, 1_561] })
    expect(new Life(desk).does(5, "lena", hello).happens(7, absorbed).clocks).toEqual({})
  })

  test("nothing of which the customer is told", () => {
    const promised = workOf(asked().conversation ?? {}).clocks
    const from = "00000000-0000-4000-8000-000000000900"
    const life = asked().happens(7, { type: "absorbed", from, waitingSince: nine, promised })
    const { conversation } = life
    if (!conversation) throw new Error("It was begun")
    const told = (name: Name) =>
      JSON.stringify([
        life.entries.map(entry => entryFor(people[name], entry)),
        conversationFor(people[name], conversation),
      ])
    expect(told("ines")).toMatch(/"due":/)
    expect(told("ines")).toMatch(/"promised":/)
    expect(told("lena")).not.toMatch(/"due"|"promised"|"clocks"|"waitingSince"/)
  })

  test("what is promised only from later on changes nothing that was promised, or not, before", () => {
    const life = asked().ruledBy({ ...desk, targets: { first: 5, next: 5, resolution: 5 }, timeZone: "Asia/Tokyo" })
    expect(life.does(2, "lena", says).clocks).toEqual({ first: [1, 23.5, 31], resolution: [1, 451, 1_561] })
    const unpromised = asked(deskDefaults).ruledBy(desk).does(2, "lena", says)
    expect(unpromised.clocks).toEqual({})
    expect(unpromised.does(3, "ines", says).does(4, "lena", says).clocks).toEqual({ next: [4, 19, 24] })
  })
})

const deeds: [Name, Command][] = [
  ["lena", says],
  ["lena", says],
  ["lena", { type: "escalate", reason: "Please" }],
  ["lena", { type: "cancel" }],
  ["ines", { type: "claim" }],
  ["ines", says],
  ["tom", { type: "note", text: "Careful" }],
  ["ada", { type: "assign", agentId: people.ines.userId }],
  ["ines", { type: "release", to: "queue" }],
  ["ada", { type: "release", to: "assistant" }],
  ["ada", { type: "resolve" }],
  ["tom", { type: "reopen" }],
  ["tom", { type: "snooze", until: null }],
  ["tom", { type: "prioritize", priority: "high" }],
]

test("whatever people do, a clock runs exactly while its promise does, from where it began", () => {
  for (let seed = 1; seed <= 200; seed += 1) {
    const dice = new Dice(0xc10c4, seed)
    const life = new Life(desk).does(0, "lena", hello)
    let before: { clocks: Clocks; waitingSince: number | null; isWithTeam: boolean } = {
      clocks: {},
      waitingSince: null,
      isWithTeam: false,
    }
    for (let minute = 1; minute <= 60; minute += 1) {
      life.does(minute, ...dice.pick(deeds))
      const { conversation } = life
      if (!conversation) throw new Error("It was begun")
      const { clocks, waitingSince } = workOf(conversation)
      const isWithTeam = ["waiting", "claimed"].includes(conversation.state.status)
      const words = [clocks.first, clocks.next].filter(clock => clock !== undefined)
      expect({ seed, minute, words: words.length, ends: clocks.resolution ? 1 : 0 }).toEqual({
        seed,
        minute,
        words: waitingSince === null ? 0 : 1,
        ends: isWithTeam ? 1 : 0,
      })
      for (const name of ["first", "next", "resolution"] as const) {
        const clock = clocks[name]
        if (!clock) continue
        const goesOn = name === "resolution" ? before.isWithTeam : before.waitingSince === waitingSince
        if (goesOn) expect(clock).toBe(before.clocks[name])
        else expect(clock.since).toBe(nine + minute * minuteMs)
        expect(clock.due).toBe(afterOpenTime(desk, clock.since, (desk.targets[name] ?? 0) * minuteMs))
      }
      before = { clocks, waitingSince, isWithTeam }
    }
  }
})

test("where nothing is promised nothing is written, and nothing is looked at", () => {
  const life = asked(deskDefaults).does(2, "ines", says).does(3, "ines", { type: "resolve" })
  expect(new Set(life.stamped)).toEqual(new Set([null]))
})

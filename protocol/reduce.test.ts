import { expect, test } from "vitest"
import type { Command } from "./command.ts"
import type { Conversation } from "./conversation.ts"
import type { Entry } from "./entry.ts"
import { reduce } from "./reduce.ts"
import {
  conversationId,
  dispositions,
  type History,
  labels,
  type Name,
  nothing,
  people,
  perform,
} from "./test/people.ts"
import { conversationFor, entryFor } from "./visibility.ts"
import { workOf } from "./work.ts"

const deeds: [Name, Command][] = [
  ["lena", { type: "send", text: "Still there? 🎪" }],
  ["lena", { type: "escalate", reason: "Please" }],
  ["lena", { type: "cancel" }],
  ["ines", { type: "claim" }],
  ["ines", { type: "send", text: "Here" }],
  ["tom", { type: "note", text: "Careful" }],
  ["ines", { type: "release", to: "queue" }],
  ["ada", { type: "release", to: "assistant" }],
  ["ada", { type: "resolve" }],
  ["tom", { type: "reopen" }],
  ["lena", { type: "escalate", reason: "Again" }],
  ["lena", { type: "send", text: "And another thing" }],
  ["ines", { type: "assign", agentId: people.tom.userId, note: "Yours" }],
  ["tom", { type: "label", add: [labels.billing, labels.vip], remove: [] }],
  ["ines", { type: "label", add: [], remove: [labels.vip] }],
  ["ada", { type: "prioritize", priority: "urgent" }],
  ["tom", { type: "snooze", until: null }],
  ["ines", { type: "snooze", until: 900_000 }],
  ["ada", { type: "wake" }],
  ["ines", { type: "note", text: "Look at this", mentions: [people.tom.userId, people.ada.userId] }],
  ["ines", { type: "schedule", at: 800_000, text: "Still there?" }],
  ["ada", { type: "resolve", disposition: dispositions.answered }],
  ["lena", { type: "score", score: 4, comment: "Quick" }],
  ["lena", { type: "leave_email", email: "lena@example.org" }],
  [
    "tom",
    {
      type: "apply",
      name: "Thank and close",
      actions: [
        { type: "claim" },
        { type: "send", text: "Thank you" },
        { type: "label", add: [labels.vip], remove: [labels.billing] },
        { type: "resolve", disposition: dispositions.answered },
      ],
    },
  ],
]

/** Corrections name what has been said, so they are made up as a life goes on. */
function correction(next: () => number, { entries, conversation }: History): [Name, Command] {
  const said = entries.filter(({ body }) => body.type === "message" || body.type === "note")
  const entryId = said[Math.floor(next() * said.length)]?.id ?? conversationId
  const scheduledId = workOf(conversation ?? {}).scheduled[0]?.id ?? conversationId
  const all: [Name, Command][] = [
    ["ines", { type: "edit", entryId, text: "What I meant to say" }],
    ["ada", { type: "delete", entryId }],
    ["ada", { type: "unschedule", scheduledId }],
  ]
  return all[Math.floor(next() * all.length)] ?? ["lena", { type: "cancel" }]
}

/** Small, seeded and good enough to shuffle deeds (mulberry32, public domain). */
function random(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A conversation from its first word, and how it stood whenever somebody could have looked, by its number of entries. */
function life(seed: number): History & { snapshots: ReadonlyMap<number, Conversation> } {
  const next = random(seed)
  let history = perform(nothing, "lena", { type: "start", text: "Hello" })
  const snapshots = new Map<number, Conversation>()
  for (let count = 0; count < 60; count += 1) {
    if (history.conversation) snapshots.set(history.entries.length, history.conversation)
    const [name, command] =
      next() < 0.2
        ? correction(next, history)
        : (deeds[Math.floor(next() * deeds.length)] ?? ["lena", { type: "cancel" }])
    history = perform(history, name, command, { asksScore: next() < 0.5 })
  }
  return { ...history, snapshots }
}

const fold = (from: Conversation | null, entries: (Entry | null)[]): Conversation | null =>
  entries.filter(entry => entry !== null).reduce<Conversation | null>((state, entry) => reduce(state, entry), from)

test.each(["ines", "lena"] as const)(
  "for %s, snapshot + later entries = later snapshot, wherever one starts and whatever comes twice",
  name => {
    const viewer = people[name]
    for (let seed = 1; seed <= 200; seed += 1) {
      const { entries, conversation, snapshots } = life(seed)
      if (!conversation) throw new Error("A life begins with a conversation")
      const seen = entries.map(entry => entryFor(viewer, entry))
      for (let cut = 1; cut <= entries.length; cut += 1) {
        const snapshot = fold(null, entries.slice(0, cut))
        if (!snapshot) throw new Error("The first entry opens it")
        const overlap = seen.slice(Math.max(0, cut - 3))
        expect(fold(conversationFor(viewer, snapshot), overlap)).toEqual(conversationFor(viewer, conversation))
        // What was said there then may have been taken back since.
        const then = snapshots.get(cut)
        if (then) expect(fold(conversationFor(viewer, then), overlap)).toEqual(conversationFor(viewer, conversation))
      }
    }
  },
)

test("a customer's positions have no hole, whatever staff note among themselves", () => {
  for (let seed = 1; seed <= 50; seed += 1) {
    const positions = life(seed)
      .entries.map(entry => entryFor(people.lena, entry)?.position)
      .filter(position => position !== undefined)
    expect(positions).toEqual(positions.map((_, index) => index + 1))
  }
})

test("every new command happens in these lives", () => {
  const types = new Set(
    Array.from({ length: 50 }, (_, seed) => life(seed + 1).entries.map(({ body }) => body.type)).flat(),
  )
  for (const type of [
    "assigned",
    "labelled",
    "prioritized",
    "snoozed",
    "woken",
    "scheduled",
    "unscheduled",
    "edited",
    "deleted",
    "scored",
    "email_left",
    "applied",
  ])
    expect(types).toContain(type)
})

test("a customer is told nothing of the work, whatever the team does", () => {
  const secrets =
    /Yours|Look at this|Careful|Still there\?"|Thank and close|disposition|mentions|waitingSince|labels|priority|snooze|clocks/
  let shown = false
  for (let seed = 1; seed <= 50; seed += 1) {
    const { entries, conversation } = life(seed)
    if (!conversation) throw new Error("A life begins with a conversation")
    shown ||= secrets.test(JSON.stringify([entries, conversation]))
    const told = JSON.stringify([
      entries.map(entry => entryFor(people.lena, entry)),
      conversationFor(people.lena, conversation),
    ])
    expect(told).not.toMatch(secrets)
    for (const { userId, role } of Object.values(people)) if (role !== null) expect(told).not.toContain(userId)
  }
  expect(shown).toBe(true)
})

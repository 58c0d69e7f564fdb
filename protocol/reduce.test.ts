import { expect, test } from "vitest"
import type { Command } from "./command.ts"
import type { Conversation } from "./conversation.ts"
import type { Entry } from "./entry.ts"
import { reduce } from "./reduce.ts"
import { type History, type Name, nothing, people, perform } from "./test/people.ts"
import { conversationFor, entryFor } from "./visibility.ts"

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
]

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

function life(seed: number): History {
  const next = random(seed)
  let history = perform(nothing, "lena", { type: "start", text: "Hello" })
  for (let count = 0; count < 40; count += 1) {
    const [name, command] = deeds[Math.floor(next() * deeds.length)] ?? ["lena", { type: "cancel" }]
    history = perform(history, name, command)
  }
  return history
}

const fold = (from: Conversation | null, entries: (Entry | null)[]): Conversation | null =>
  entries.filter(entry => entry !== null).reduce<Conversation | null>((state, entry) => reduce(state, entry), from)

test.each(["ines", "lena"] as const)(
  "for %s, snapshot + later entries = later snapshot, wherever one starts and whatever comes twice",
  name => {
    const viewer = people[name]
    for (let seed = 1; seed <= 200; seed += 1) {
      const { entries, conversation } = life(seed)
      if (!conversation) throw new Error("A life begins with a conversation")
      const seen = entries.map(entry => entryFor(viewer, entry))
      for (let cut = 1; cut <= entries.length; cut += 1) {
        const snapshot = fold(null, entries.slice(0, cut))
        if (!snapshot) throw new Error("The first entry opens it")
        const overlap = seen.slice(Math.max(0, cut - 3))
        expect(fold(conversationFor(viewer, snapshot), overlap)).toEqual(conversationFor(viewer, conversation))
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

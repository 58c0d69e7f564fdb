import { describe, expect, test } from "vitest"
import type { Command } from "./command.ts"
import type { Conversation } from "./conversation.ts"
import type { Entry, EntryBody } from "./entry.ts"
import { limits } from "./limits.ts"
import { reduce } from "./reduce.ts"
import type { Known } from "./step/known.ts"
import { step } from "./step.ts"
import { conversationId, type Name, nothing, people, perform } from "./test/people.ts"

const start: Command = { type: "start", text: "Hello" }
const open = perform(nothing, "lena", start)
const waiting = perform(open, "lena", { type: "escalate", reason: "Charged twice" })
const claimed = perform(waiting, "ines", { type: "claim" })
const resolved = perform(claimed, "ines", { type: "resolve" })
const resolvedByAssistantOnly = perform(open, "ada", { type: "resolve" })
const states = { none: nothing, open, waiting, claimed, resolved }

const answerId = "00000000-0000-4000-8000-000000000200"

const commands: Record<Command["type"], Command> = {
  start,
  send: { type: "send", text: "Hi" },
  note: { type: "note", text: "Hm" },
  escalate: { type: "escalate", reason: "Please" },
  cancel: { type: "cancel" },
  claim: { type: "claim" },
  release: { type: "release", to: "queue" },
  resolve: { type: "resolve" },
  reopen: { type: "reopen" },
  stop: { type: "stop", answerId },
  regenerate: { type: "regenerate", answerId },
  rate: { type: "rate", answerId, rating: "up", reason: null },
  assign: { type: "assign", agentId: people.tom.userId },
  label: { type: "label", add: [], remove: [] },
  prioritize: { type: "prioritize", priority: "high" },
  snooze: { type: "snooze", until: null },
  wake: { type: "wake" },
  merge: { type: "merge", into: answerId },
  edit: { type: "edit", entryId: answerId, text: "Hello there" },
  delete: { type: "delete", entryId: answerId },
  schedule: { type: "schedule", at: 1_000, text: "Later" },
  unschedule: { type: "unschedule", scheduledId: answerId },
  score: { type: "score", score: 5, comment: null },
  leave_email: { type: "leave_email", email: "lena@example.org" },
  apply: { type: "apply", name: "Urgent", actions: [{ type: "prioritize", priority: "urgent" }] },
}

/** What becomes of a command: the entries it makes, or the code it is refused with. */
function outcome(state: keyof typeof states, name: Name, type: Command["type"]): string {
  const done = step(states[state].conversation, commands[type], { viewer: people[name] })
  return done.ok ? done.drafts.map(({ body }) => body.type).join("+") : done.refusal.code
}

const row = (name: Name, type: Command["type"]) =>
  (["none", "open", "waiting", "claimed", "resolved"] as const).map(state => outcome(state, name, type))

describe("who may do what, when (none, open, waiting, claimed by Ines, resolved)", () => {
  test.each<[Name, Command["type"], string[]]>([
    ["lena", "start", ["opened+message", "already_exists", "already_exists", "already_exists", "already_exists"]],
    ["lena", "send", ["not_found", "message", "message", "message", "reopened+message"]],
    ["lena", "escalate", ["not_found", "escalated", "already_waiting", "already_claimed", "escalated"]],
    ["lena", "cancel", ["not_found", "not_waiting", "cancelled", "not_waiting", "not_waiting"]],
    ["lena", "note", ["not_found", "forbidden", "forbidden", "forbidden", "forbidden"]],
    ["lena", "claim", ["not_found", "forbidden", "forbidden", "forbidden", "forbidden"]],
    ["lena", "release", ["not_found", "forbidden", "forbidden", "forbidden", "forbidden"]],
    ["lena", "resolve", ["not_found", "forbidden", "forbidden", "forbidden", "forbidden"]],
    ["lena", "reopen", ["not_found", "forbidden", "forbidden", "forbidden", "forbidden"]],
    ["lena", "stop", ["not_found", "not_answering", "not_answering", "not_answering", "not_answering"]],
    ["lena", "regenerate", ["not_found", "not_newest", "already_waiting", "already_claimed", "already_resolved"]],
    ["lena", "rate", ["not_found", "not_found", "not_found", "not_found", "not_found"]],
    ["ines", "stop", ["not_found", "not_answering", "not_answering", "not_answering", "not_answering"]],
    ["ines", "regenerate", ["not_found", "forbidden", "forbidden", "forbidden", "forbidden"]],
    ["ines", "rate", ["not_found", "forbidden", "forbidden", "forbidden", "forbidden"]],
    ["ines", "start", ["forbidden", "already_exists", "already_exists", "already_exists", "already_exists"]],
    ["ines", "send", ["not_found", "claimed+message", "claimed+message", "message", "already_resolved"]],
    ["tom", "send", ["not_found", "claimed+message", "claimed+message", "already_claimed", "already_resolved"]],
    ["tom", "note", ["not_found", "note", "note", "note", "note"]],
    ["tom", "escalate", ["not_found", "escalated", "already_waiting", "already_claimed", "escalated"]],
    ["tom", "cancel", ["not_found", "forbidden", "forbidden", "forbidden", "forbidden"]],
    ["ines", "claim", ["not_found", "claimed", "claimed", "already_yours", "already_resolved"]],
    ["tom", "claim", ["not_found", "claimed", "claimed", "already_claimed", "already_resolved"]],
    ["ines", "release", ["not_found", "not_claimed", "not_claimed", "released", "not_claimed"]],
    ["tom", "release", ["not_found", "not_claimed", "not_claimed", "forbidden", "not_claimed"]],
    ["ada", "release", ["not_found", "not_claimed", "not_claimed", "released", "not_claimed"]],
    ["olga", "release", ["not_found", "not_claimed", "not_claimed", "released", "not_claimed"]],
    ["ines", "resolve", ["not_found", "resolved", "resolved", "resolved", "already_resolved"]],
    ["tom", "resolve", ["not_found", "resolved", "resolved", "already_claimed", "already_resolved"]],
    ["ada", "resolve", ["not_found", "resolved", "resolved", "resolved", "already_resolved"]],
    ["tom", "reopen", ["not_found", "not_resolved", "not_resolved", "not_resolved", "reopened"]],
  ])("%s: %s", (name, type, expected) => {
    expect(row(name, type)).toEqual(expected)
  })

  test.each(["mats", "mia"] as const)("%s, whose conversation it is not, is told that there is none", name => {
    for (const type of Object.keys(commands) as Command["type"][]) {
      const foreign = (["open", "waiting", "claimed", "resolved"] as const).map(state => outcome(state, name, type))
      expect(new Set(foreign)).toEqual(new Set(["not_found"]))
    }
  })
})

describe("what may be done about an answer", () => {
  const answered = perform(open, "lena", commands.send)
  const body: EntryBody = { type: "answer", text: "Yes", end: "done", found: true, citations: [], replaces: null }
  const author = { kind: "assistant", id: null, name: "Nora" } as const
  const answer: Entry = { id: answerId, conversationId, position: 4, at: 9_000, author, body }
  const conversation = reduce(answered.conversation, answer)
  const doing = (type: Command["type"], known: Partial<Known>) => {
    const whole = { isOn: true, named: answer, ...known }
    const done = step(conversation, commands[type], { viewer: people.lena, known: whole })
    return done.ok ? done.drafts.map(draft => draft.body) : done.refusal.code
  }

  test("the one that is being written can be stopped, and no other", () => {
    expect(doing("stop", { answering: answerId })).toEqual([{ type: "stopped", answerId }])
    expect(doing("stop", { answering: conversationId })).toBe("not_answering")
  })

  test("the newest can be asked for again, while there is an assistant and nothing has been said since", () => {
    expect(doing("regenerate", {})).toEqual([{ type: "regenerated", answerId }])
    expect(doing("regenerate", { isOn: false })).toBe("assistant_off")
    expect(doing("regenerate", { answering: conversationId })).toBe("not_newest")
    const later: Entry = {
      ...answer,
      id: conversationId,
      position: 5,
      author: { ...author, kind: "customer" },
      body: { type: "message", text: "And?" },
    }
    const since = step(reduce(conversation, later), commands.regenerate, {
      viewer: people.lena,
      known: { isOn: true },
    })
    expect(since).toMatchObject({ refusal: { code: "not_newest" } })
  })

  test("an answer can be rated, another entry and an answer in another conversation cannot", () => {
    expect(doing("rate", {})).toEqual([{ type: "rated", answerId, rating: "up", reason: null }])
    expect(doing("rate", { named: { ...answer, conversationId: answerId } })).toBe("not_found")
    expect(doing("rate", { named: { ...answer, body: { type: "claimed" } } })).toBe("not_found")
  })
})

test("answers in a row that did not help are counted until one does or a person comes", () => {
  const author = { kind: "assistant", id: null, name: "Nora" } as const
  const body: EntryBody & { found: boolean } = {
    type: "answer",
    text: "I do not know",
    end: "done",
    found: false,
    citations: [],
    replaces: null,
  }
  const at = (position: number, entryBody: EntryBody): Entry => ({
    id: answerId,
    conversationId,
    position,
    at: 0,
    author,
    body: entryBody,
  })
  const misses = (bodies: EntryBody[]) =>
    bodies.reduce((one, entryBody, index) => reduce(one, at(3 + index, entryBody)), open.conversation as Conversation)
      .misses
  const rated = (rating: "up" | "down"): EntryBody => ({ type: "rated", answerId, rating, reason: null })
  expect(misses([body, { ...body, found: true }, { type: "regenerated", answerId }, rated("down")])).toBe(3)
  expect(misses([body, rated("up")])).toBe(0)
  expect(misses([body, { type: "escalated", reason: "Please", cause: "rule" }])).toBe(0)
})

test("what a person had handled goes back to people, what only the assistant had handled goes back to the assistant", () => {
  expect(perform(resolved, "lena", commands.send).conversation?.state).toMatchObject({ status: "waiting" })
  expect(perform(resolvedByAssistantOnly, "lena", commands.send).conversation?.state).toEqual({ status: "open" })
})

test("a wait that is handed back goes on, and every new one says why, and since when", () => {
  const waits = ({ conversation }: typeof open) =>
    conversation?.state.status === "waiting" ? conversation.state.escalation : null
  const asked = { reason: "Charged twice", cause: "person", at: 3_000 }
  expect(waits(waiting)).toEqual(asked)
  expect(waits(perform(claimed, "ines", commands.release))).toEqual(asked)
  expect(waits(perform(resolved, "lena", commands.send))).toEqual({ reason: "Opened again", at: 6_000 })
  // What the team takes back at once is the same wait, and a new one when it has been over for a while.
  const reopened = perform(resolved, "tom", commands.reopen)
  expect(waits(reopened)).toEqual(asked)
  expect(reopened.conversation?.work?.waitingSince).toBe(asked.at)
  const over = { ...resolved, conversation: resolvedBefore(resolved, limits.takenBackMs) }
  expect(waits(perform(over, "tom", commands.reopen))).toEqual({ reason: "Opened again", at: 6_000 })
  const asking = { reason: "Please", cause: "person" }
  expect(waits(perform(resolved, "lena", commands.escalate))).toEqual({ ...asking, at: 6_000 })
  const cancelled = perform(waiting, "lena", commands.cancel)
  expect(waits(perform(cancelled, "lena", commands.escalate))).toEqual({ ...asking, at: 5_000 })
})

/** The same, resolved so much longer ago. */
function resolvedBefore({ conversation }: typeof resolved, ms: number): Conversation {
  if (conversation?.state.status !== "resolved") throw new Error("It is not resolved")
  return { ...conversation, state: { ...conversation.state, at: conversation.state.at - ms } }
}

test("the turn rises each time a person takes over", () => {
  const twice = perform(perform(claimed, "ines", { type: "release", to: "assistant" }), "tom", commands.claim)
  expect([open, waiting, claimed, twice].map(({ conversation }) => conversation?.turn)).toEqual([0, 0, 1, 2])
})

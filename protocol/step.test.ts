import { describe, expect, test } from "vitest"
import type { Command } from "./command.ts"
import { step } from "./step.ts"
import { type Name, nothing, people, perform } from "./test/people.ts"

const start: Command = { type: "start", text: "Hello" }
const open = perform(nothing, "lena", start)
const waiting = perform(open, "lena", { type: "escalate", reason: "Charged twice" })
const claimed = perform(waiting, "ines", { type: "claim" })
const resolved = perform(claimed, "ines", { type: "resolve" })
const resolvedByAssistantOnly = perform(open, "ada", { type: "resolve" })
const states = { none: nothing, open, waiting, claimed, resolved }

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
}

/** What becomes of a command: the entries it makes, or the code it is refused with. */
function outcome(state: keyof typeof states, name: Name, type: Command["type"]): string {
  const done = step(states[state].conversation, commands[type], people[name])
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

test("what a person had handled goes back to people, what only the assistant had handled goes back to the assistant", () => {
  const again = perform(resolved, "lena", commands.send)
  expect(again.conversation?.state).toMatchObject({ status: "waiting", escalation: { reason: "Charged twice" } })
  expect(perform(resolvedByAssistantOnly, "lena", commands.send).conversation?.state).toEqual({ status: "open" })
})

test("the turn rises each time a person takes over", () => {
  const twice = perform(perform(claimed, "ines", { type: "release", to: "assistant" }), "tom", commands.claim)
  expect([open, waiting, claimed, twice].map(({ conversation }) => conversation?.turn)).toEqual([0, 0, 1, 2])
})

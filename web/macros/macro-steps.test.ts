import { expect, test } from "vitest"
import type { Action } from "../../protocol/work-command.ts"
import { tom } from "../console/pretend-line.tsx"
import { actionsOf, stepsOf } from "./macro-steps.ts"

const label = tom.id

test("whatever a macro does comes back from its form as it was", () => {
  const actions: Action[] = [
    { type: "label", add: [label], remove: [] },
    { type: "label", add: [], remove: [label] },
    { type: "prioritize", priority: "urgent" },
    { type: "send", text: "On its way" },
    { type: "note", text: "Called the depot" },
    { type: "assign", agentId: tom.id },
    { type: "assign", agentId: tom.id, note: "She knows you" },
    { type: "snooze", until: null },
    { type: "release", to: "assistant" },
    { type: "resolve", disposition: label },
  ]
  expect(actionsOf(stepsOf(actions))).toEqual({ ok: true, actions })
  expect(actionsOf(stepsOf([{ type: "resolve" }]))).toEqual({ ok: true, actions: [{ type: "resolve" }] })
})

test("a form says which of its steps is not whole", () => {
  expect(actionsOf([])).toEqual({ ok: false, problem: "Say what it does." })
  const steps = stepsOf([{ type: "claim" }, { type: "send", text: " " }])
  expect(actionsOf(steps)).toEqual({ ok: false, problem: "Look at step 2." })
})

import { expect, test } from "vitest"
import { Dice } from "../dev/simulation/random.ts"
import { type BulkCommand, bulkCommand } from "./bulk.ts"
import type { Command } from "./command.ts"
import { agentOf } from "./reduce.ts"
import { step } from "./step.ts"
import { type History, id, knownIn, labels, nothing, people, perform } from "./test/people.ts"
import { isChangedBy, undoOf } from "./undo.ts"
import { standingOf } from "./view.ts"
import { priority, workOf } from "./work.ts"

/** What an undo puts back. */
function put({ conversation }: History) {
  if (conversation === null) throw new Error("Nobody has begun it")
  const { labels, priority, snooze } = workOf(conversation)
  const { state } = conversation
  return {
    labels: new Set(labels),
    priority,
    until: snooze === null ? "awake" : snooze.until,
    standing: standingOf(conversation),
    agent: state.status === "claimed" ? agentOf(state)?.id : null,
  }
}

const far = 9_000_000
const staff = [people.ines, people.tom, people.ada]

function anything(dice: Dice): BulkCommand {
  const some = () => Object.values(labels).filter(() => dice.chance(0.5))
  const all: Record<BulkCommand["type"], () => BulkCommand> = {
    assign: () => ({ type: "assign", agentId: dice.pick(staff).userId }),
    label: () => ({ type: "label", add: some(), remove: some() }),
    prioritize: () => ({ type: "prioritize", priority: dice.pick(priority.options) }),
    snooze: () => ({ type: "snooze", until: dice.pick([null, far, far + 1]) }),
    wake: () => ({ type: "wake" }),
    release: () => ({ type: "release", to: dice.pick(["queue", "assistant"]) }),
    resolve: () => ({ type: "resolve" }),
    reopen: () => ({ type: "reopen" }),
  }
  return all[dice.pick(bulkCommand.options.map(({ shape }) => shape.type.value))]()
}

function ablePerform(history: History, command: Command): History {
  const known = knownIn(history, command)
  const done = step(history.conversation, command, { viewer: people.ada, known })
  if (!done.ok) throw new Error(`${command.type} was refused: ${done.refusal.code}`)
  return perform(history, "ada", command)
}

test("whatever is done to a conversation in whatever state, undoing it gives the same work as before", () => {
  const undone = new Map<string, number>()
  for (let seed = 1; seed <= 300; seed += 1) {
    const dice = new Dice(seed)
    let history = perform(nothing, "lena", { type: "start", text: "Hello" })
    if (dice.chance(0.5)) history = perform(history, "lena", { type: "escalate", reason: "Charged twice" })
    for (let n = 0; n < 12; n += 1) {
      const [before, command] = [history, anything(dice)]
      history = perform(before, "ada", command)
      if (history === before || !before.conversation || !history.conversation) continue
      const back = undoOf(before.conversation, history.conversation)
      expect(put(back.reduce(ablePerform, history)), `seed ${seed}`).toEqual(put(before))
      if (back.length > 0) undone.set(command.type, (undone.get(command.type) ?? 0) + 1)
    }
  }
  // It could have gone wrong for each of them.
  expect([...undone.keys()].toSorted()).toEqual([
    "assign",
    "label",
    "prioritize",
    "release",
    "reopen",
    "resolve",
    "snooze",
    "wake",
  ])
})

test("what changes nothing has nothing to be undone", () => {
  const open = perform(nothing, "lena", { type: "start", text: "Hello" })
  const labelled = perform(open, "tom", { type: "label", add: [labels.vip], remove: [] })
  const again = perform(labelled, "tom", { type: "label", add: [labels.vip], remove: [labels.billing] })
  const [one, two] = [labelled.conversation, again.conversation]
  if (!one || !two) throw new Error("Nobody has begun it")
  expect(again.entries).toHaveLength(labelled.entries.length + 1)
  expect(undoOf(one, two)).toEqual([])
})

test("only who has changed the same since is in the way of an undo", () => {
  const off: BulkCommand = { type: "label", add: [], remove: [labels.vip] }
  const labelled = (add: string[], remove: string[]) => ({ body: { type: "labelled" as const, add, remove } })
  expect(isChangedBy(off, labelled([], [labels.vip]))).toBe(true)
  expect(isChangedBy(off, labelled([labels.billing], []))).toBe(false)
  expect(isChangedBy(off, { body: { type: "prioritized", priority: "high" } })).toBe(false)
  expect(
    isChangedBy({ type: "prioritize", priority: "low" }, { body: { type: "prioritized", priority: "high" } }),
  ).toBe(true)
  for (const body of [{ type: "claimed" as const }, { type: "woken" as const, cause: "reply" as const }]) {
    expect(isChangedBy({ type: "reopen" }, { body })).toBe(true)
    expect(isChangedBy({ type: "wake" }, { body })).toBe(true)
  }
  expect(isChangedBy({ type: "release", to: "queue" }, { body: { type: "message", text: id(1) } })).toBe(false)
})

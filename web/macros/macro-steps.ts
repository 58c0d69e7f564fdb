import type { Desk } from "../../protocol/desk.ts"
import type { Teammate } from "../../protocol/down.ts"
import { priority } from "../../protocol/work.ts"
import { type Action, actions } from "../../protocol/work-command.ts"

/** One line of a macro's form: what is done, and with what. */
export interface Step {
  id: string
  kind: StepKind
  value: string
}

const kinds = {
  send: { words: "Reply", takes: "text" },
  note: { words: "Add a note", takes: "text" },
  claim: { words: "Claim", takes: "nothing" },
  queue: { words: "Release", takes: "nothing" },
  assistant: { words: "Hand to the assistant", takes: "nothing" },
  label: { words: "Add a label", takes: "label" },
  unlabel: { words: "Take a label off", takes: "label" },
  prioritize: { words: "Set the priority", takes: "priority" },
  assign: { words: "Assign to", takes: "teammate" },
  snooze: { words: "Snooze until a reply", takes: "nothing" },
  resolve: { words: "Resolve", takes: "disposition" },
  /** Made elsewhere: kept as it is. */
  other: { words: "Something else", takes: "nothing" },
} as const satisfies Record<string, { words: string; takes: Takes }>
type Takes = "nothing" | "text" | "label" | "priority" | "teammate" | "disposition"
export type StepKind = keyof typeof kinds

export const stepKinds = Object.entries(kinds) as [StepKind, (typeof kinds)[StepKind]][]
export const takesOf = (kind: StepKind) => kinds[kind].takes

/** What the team has that an action can name. */
export interface Office {
  desk: Desk | undefined
  team: readonly Teammate[]
}

/** What can be chosen for it; the first is chosen at the beginning. */
export function choicesFor(kind: StepKind, { desk, team }: Office): { value: string; words: string }[] {
  const named = (all: readonly { id: string; name: string }[] = []) =>
    all.map(({ id, name }) => ({ value: id, words: name }))
  switch (takesOf(kind)) {
    case "label":
      return named(desk?.labels)
    case "teammate":
      return named(team)
    case "disposition":
      return [{ value: "", words: "without saying how" }, ...named(desk?.dispositions)]
    case "priority":
      return priority.options.toReversed().map(value => ({ value, words: value }))
    default:
      return []
  }
}

export const stepsOf = (given: readonly Action[]): Step[] => given.flatMap(stepsFor)

function stepsFor(action: Action): Step[] {
  switch (action.type) {
    case "send":
    case "note":
      return [step(action.type, action.text)]
    case "claim":
      return [step("claim")]
    case "release":
      return [step(action.to)]
    case "label":
      return [...action.add.map(id => step("label", id)), ...action.remove.map(id => step("unlabel", id))]
    case "prioritize":
      return [step("prioritize", action.priority)]
    case "resolve":
      return [step("resolve", action.disposition)]
    case "snooze":
      return [action.until === null ? step("snooze") : step("other", JSON.stringify(action))]
    case "assign":
      return [action.note === undefined ? step("assign", action.agentId) : step("other", JSON.stringify(action))]
  }
}

const step = (kind: StepKind, value = ""): Step => ({ id: crypto.randomUUID(), kind, value })

/** The actions that the steps say, or what is wrong with them. */
export function actionsOf(steps: readonly Step[]): { ok: true; actions: Action[] } | { ok: false; problem: string } {
  if (steps.length === 0) return { ok: false, problem: "Say what it does." }
  const said = actions.safeParse(steps.map(actionOf))
  if (said.success) return { ok: true, actions: said.data }
  const [issue] = said.error.issues
  const place = issue?.path[0]
  return { ok: false, problem: typeof place === "number" ? `Look at step ${place + 1}.` : "These are too many steps." }
}

function actionOf({ kind, value }: Step): unknown {
  switch (kind) {
    case "send":
    case "note":
      return { type: kind, text: value }
    case "claim":
      return { type: "claim" }
    case "queue":
    case "assistant":
      return { type: "release", to: kind }
    case "label":
      return { type: "label", add: [value], remove: [] }
    case "unlabel":
      return { type: "label", add: [], remove: [value] }
    case "prioritize":
      return { type: "prioritize", priority: value }
    case "snooze":
      return { type: "snooze", until: null }
    case "assign":
      return { type: "assign", agentId: value }
    case "resolve":
      return { type: "resolve", ...(value !== "" && { disposition: value }) }
    case "other":
      return JSON.parse(value)
  }
}

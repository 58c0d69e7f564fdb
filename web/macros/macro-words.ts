import type { Action } from "../../protocol/work-command.ts"
import type { Office } from "./macro-steps.ts"

/** What an action of a macro does, in a few words. */
function actionWords(action: Action, { desk, team }: Office): string {
  switch (action.type) {
    case "send":
      return `Reply “${cut(action.text)}”`
    case "note":
      return `Note “${cut(action.text)}”`
    case "claim":
      return "Claim"
    case "release":
      return action.to === "queue" ? "Release" : "Hand to the assistant"
    case "resolve":
      return action.disposition === undefined
        ? "Resolve"
        : `Resolve as ${nameIn(desk?.dispositions, action.disposition)}`
    case "assign":
      return `Assign to ${team.find(({ id }) => id === action.agentId)?.name ?? "somebody who is gone"}`
    case "label":
      return [
        ...action.add.map(id => `Label ${nameIn(desk?.labels, id)}`),
        ...action.remove.map(id => `Take off ${nameIn(desk?.labels, id)}`),
      ].join(", ")
    case "prioritize":
      return `Priority ${action.priority}`
    case "snooze":
      return action.until === null ? "Snooze until a reply" : "Snooze"
  }
}

export const macroWords = (actions: readonly Action[], office: Office): string =>
  actions.map(action => actionWords(action, office)).join(" · ")

const cut = (text: string): string => (text.length > 30 ? `${text.slice(0, 29).trimEnd()}…` : text)

const nameIn = (named: { id: string; name: string }[] | undefined, id: string): string =>
  named?.find(one => one.id === id)?.name ?? "something that is gone"

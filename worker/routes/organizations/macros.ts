import { limits } from "../../../protocol/limits.ts"
import { macro, macroChange, macroList, newMacro } from "../../../protocol/macro.ts"
import type { Action } from "../../../protocol/work-command.ts"
import type { Named } from "../../org/check-named.ts"
import { checkVariables } from "./check-variables.ts"
import { deskItems } from "./desk-items.ts"

/** `/api/organizations/{id}/macros`: what the team does together. */
export const macros = deskItems({
  noun: "macros",
  kind: "macro",
  itemsMax: { own: 0, shared: limits.macrosMax },
  item: macro,
  list: macroList,
  fresh: newMacro,
  change: macroChange,
  words: {
    one: "macro",
    several: "macros",
    about:
      "several actions under one name, for the command `apply`. Their words may hold `{{variables}}` as canned replies do; whoever runs one fills them in.",
  },
  check: async ({ stub }, { actions = [] }) => {
    const said = checkVariables(textsIn(actions))
    return said.ok ? stub.checkNamed(namedIn(actions)) : said
  },
})

/** A label that is only taken off may be gone: that changes nothing for the worse. */
function namedIn(actions: Action[]): Named {
  return {
    labels: actions.flatMap(action => (action.type === "label" ? action.add : [])),
    agents: actions.flatMap(action => (action.type === "assign" ? action.agentId : [])),
    dispositions: actions.flatMap(action =>
      action.type === "resolve" && action.disposition ? action.disposition : [],
    ),
  }
}

const textsIn = (actions: Action[]): string[] =>
  actions.flatMap(action => (action.type === "send" || action.type === "note" ? action.text : []))

import { fillIn, type ReplyValues } from "../../protocol/reply-variables.ts"
import type { Action } from "../../protocol/work-command.ts"

/** A macro's words with what is known in place; `missing`: what a customer would read in its braces. */
export function filledIn(actions: readonly Action[], values: ReplyValues): { actions: Action[]; missing: string[] } {
  const missing: string[] = []
  const filled = actions.map((action): Action => {
    if (action.type !== "send" && action.type !== "note") return action
    const { text, missing: blanks } = fillIn(action.text, values)
    if (action.type === "send") missing.push(...blanks)
    return { ...action, text }
  })
  return { actions: filled, missing }
}

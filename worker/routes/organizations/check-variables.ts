import { type Result, refuse } from "../../../protocol/refusal.ts"
import { attributeVariable, replyVariables, unknownVariables } from "../../../protocol/reply-variables.ts"

/** Refused when one of these texts has something in double braces that stands for nothing. */
export function checkVariables(texts: readonly string[]): Result<object> {
  const [unknown] = texts.flatMap(unknownVariables)
  if (unknown === undefined) return { ok: true }
  return refuse("unknown_variable", `Nothing is known by {{${unknown}}}. There are: ${knownVariables}.`)
}

/** An attribute of a customer has the name that the team has given it. */
export const knownVariables = [...Object.keys(replyVariables), attributeVariable("…")].join(", ")

import { type Result, refuse } from "../../protocol/refusal.ts"
import type { Core } from "./core.ts"

/** What something to be kept, or to be looked for, names by its id. */
export interface Named {
  labels?: readonly string[]
  dispositions?: readonly string[]
  /** Who works here. */
  agents?: readonly string[]
}

/** Refused when one of them is not there, or not any more. */
export function checkNamed(
  { desk, agents }: Pick<Core, "desk" | "agents">,
  { labels = [], dispositions = [], agents: asked = [] }: Named,
): Result<object> {
  const rules = desk.rules()
  if (labels.some(id => !rules.labels.some(label => label.id === id))) return refuse("unknown_label")
  if (dispositions.some(id => !rules.dispositions.some(one => one.id === id))) return refuse("unknown_disposition")
  if (asked.some(id => agents.of(id) === null)) return refuse("not_on_team")
  return { ok: true }
}

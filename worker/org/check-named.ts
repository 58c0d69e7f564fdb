import { type Result, refuse } from "../../protocol/refusal.ts"
import type { Core } from "./core.ts"

/** What something to be kept, or to be looked for, names by its id. */
export interface Named {
  labels?: readonly string[]
  dispositions?: readonly string[]
}

/** Refused when one of them is not there, or not any more. */
export function checkNamed({ desk }: Pick<Core, "desk">, { labels = [], dispositions = [] }: Named): Result<object> {
  const rules = desk.rules()
  if (labels.some(id => !rules.labels.some(label => label.id === id))) return refuse("unknown_label")
  if (dispositions.some(id => !rules.dispositions.some(one => one.id === id))) return refuse("unknown_disposition")
  return { ok: true }
}

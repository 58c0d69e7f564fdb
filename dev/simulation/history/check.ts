import { archived } from "./archive-rules.ts"
import { type Finding, Findings } from "./findings.ts"
import type { History } from "./history.ts"
import { stored } from "./log-rules.ts"
import { observed } from "./observer-rules.ts"
import { Truth } from "./truth.ts"

export const rules = [
  /** An acknowledged operation is not in the log. */
  "lost",
  /** A refused operation is in the log all the same. */
  "done_though_refused",
  /** An id is in the log, or in the archive, more than once. */
  "duplicated",
  /** Somebody has an item that nobody asked for, or one that says something else than was asked. */
  "phantom",
  /** The numbers of the log do not rise by one. */
  "hole",
  /** What one sender sent to one channel stands, or was seen, in another order. */
  "reordered",
  /** An item has one number, or one neighbour, for one and another for somebody else. */
  "moved",
  /** An observer has never seen something that it may see. */
  "skipped",
  /** An observer was told again what it had been told. */
  "repeated",
  /** An observer was told of a channel that is not its own, or of something private. */
  "leaked",
  /** What is on screen in the end is not what is in the log. */
  "divergent",
  /** The archive is not the log. */
  "archive",
] as const
export type Rule = (typeof rules)[number]
/** What can be said of a log and its archive alone. */
export type LogRule = Exclude<Rule, "moved" | "skipped" | "repeated" | "leaked" | "divergent">

/** Holds a history against itself. Every rule is in the answer, also those that found nothing wrong. */
export function check(history: History): Finding<Rule>[] {
  const findings = new Findings(rules)
  const truth = new Truth(history)
  stored(findings, history, truth)
  archived(findings, history, truth)
  for (const observer of history.observers) observed(findings, observer, truth)
  return findings.all()
}

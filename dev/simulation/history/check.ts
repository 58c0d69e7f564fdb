import { archived } from "./archive-rules.ts"
import { type Finding, Findings } from "./findings.ts"
import type { History } from "./history.ts"
import { stored } from "./log-rules.ts"
import { observed } from "./observer-rules.ts"
import { Truth } from "./truth.ts"

/** What holds of a history in which nothing went wrong, in words for the documents. */
export const rules = {
  lost: "What was acknowledged is in the log.",
  done_though_refused: "What was refused is not in the log.",
  duplicated: "An id is in the log, and in the archive, at most once.",
  phantom: "What is stored or seen was asked for, and says what was asked.",
  hole: "The numbers of the log rise by one.",
  reordered: "What one sender sent to one channel stands, and was seen, in that order.",
  moved: "An item has the same number and the same neighbours for everybody.",
  skipped: "An observer has seen everything that it may see.",
  repeated: "An observer is told nothing that it has been told.",
  leaked: "An observer is told of no channel but its own, and of nothing private.",
  divergent: "What is on screen in the end is what is in the log.",
  archive: "The archive is the log.",
} as const
export type Rule = keyof typeof rules
/** What can be said of a log and its archive alone. */
export type LogRule = Exclude<Rule, "moved" | "skipped" | "repeated" | "leaked" | "divergent">

/** Holds a history against itself. Every rule is in the answer, also those that found nothing wrong. */
export function check(history: History): Finding<Rule>[] {
  const findings = new Findings<Rule>(rules)
  const truth = new Truth(history)
  stored(findings, history, truth)
  archived(findings, history, truth)
  for (const observer of history.observers) observed(findings, observer, truth)
  return findings.all()
}

import { correctionsIn } from "../../../protocol/corrections.ts"
import type { Entry } from "../../../protocol/entry.ts"
import { isStaff, type Viewer } from "../../../protocol/person.ts"
import type { Findings } from "./findings.ts"
import type { SimulationRule } from "./simulation-rules.ts"

interface Told {
  page: string
  viewer: Viewer
  /** In one frame, or one answer. */
  entries: readonly Entry[]
}

/** Where a customer is told of a message together with its corrections, all of them say what it says now. */
export function judgeFirstWords(findings: Findings<SimulationRule>, { page, viewer, entries }: Told): void {
  if (isStaff(viewer)) return
  const corrections = correctionsIn(entries)
  for (const { id, body } of entries) {
    if (body.type !== "message" && body.type !== "edited") continue
    const now = corrections.get(body.type === "edited" ? body.entryId : id)
    if (now === undefined || now.text === null) continue
    const wrong = () => `${page} was told "${body.text}" of what says "${now.text}"`
    findings.expect("first_words", body.text === now.text, wrong)
  }
}

import type { LogRule } from "./check.ts"
import type { Expecting } from "./findings.ts"
import type { History } from "./history.ts"
import { appearOnce, keepSendersOrder, wereAskedFor } from "./log-rules.ts"
import type { Truth } from "./truth.ts"

/** The archive holds what the log holds, in its order. */
export function archived(findings: Expecting<LogRule>, { archive, log }: History, truth: Truth): void {
  if (archive === null) return
  const of = { who: "the archive", truth }
  appearOnce(findings, of.who, archive)
  wereAskedFor(findings, of, archive)
  keepSendersOrder(findings, of, archive)
  const rows = new Map(archive.map(item => [item.id, item]))
  for (const { id, seq, position, content } of truth.items) {
    const row = rows.get(id)
    findings.expect("archive", row !== undefined, () => `${id} is not in the archive`)
    if (row === undefined) continue
    const same = row.content === content && row.seq === seq && row.position === position
    if (log !== null) findings.expect("archive", same, () => `the archive has ${id} as ${JSON.stringify(row)}`)
  }
  if (log === null) return
  let before = -1
  for (const { id } of archive) {
    const place = truth.placeOf(id)
    findings.expect("archive", place !== undefined && place > before, () => `${id} is not where the log has it`)
    before = place ?? before
  }
}

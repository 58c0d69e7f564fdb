import type { Findings } from "./findings.ts"
import type { FoldedLog } from "./folded-log.ts"
import type { End } from "./judge.ts"
import type { Observed } from "./observed.ts"
import type { SimulationRule } from "./simulation-rules.ts"

interface Of {
  observed: Observed
  end: End
  log: FoldedLog
}

/** Every conversation belongs to somebody who can still come for it, and nobody was told that their own is not there. */
export function judgeOwners(findings: Findings<SimulationRule>, { observed, end, log }: Of): void {
  for (const { states } of log.conversations.values()) {
    const newest = states.at(-1)
    if (newest === undefined) continue
    const { id, customer } = newest
    findings.expect(
      "orphaned",
      end.isSomebody(customer.id),
      () => `${id} belongs to ${customer.name}, who is nobody now`,
    )
  }
  for (const { userId, operation } of observed.posted) {
    const { id, conversationId, command } = operation
    // Then it is the answer that is not there.
    if (command.type === "rate") continue
    const states = log.conversations.get(conversationId)?.states ?? []
    if (!states.some(({ customer }) => customer.id === userId)) continue
    findings.expect("disowned", !observed.notFound.has(id), () => `${id} was told that ${conversationId} is not there`)
  }
}

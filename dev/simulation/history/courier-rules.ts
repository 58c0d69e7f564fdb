import { type Concerning, concernOf } from "../../../protocol/concern.ts"
import type { StoredConversation } from "../../../protocol/conversation.ts"
import { correctionsIn } from "../../../protocol/corrections.ts"
import type { Notice } from "../../../worker/courier/job.ts"
import type { Findings } from "./findings.ts"
import type { FoldedConversation, FoldedLog } from "./folded-log.ts"
import type { SimulationRule } from "./simulation-rules.ts"

interface Of {
  log: FoldedLog
  /** What the courier has been told, by its id. */
  told: ReadonlyMap<string, Notice>
  /** As the object has it: with how far it has been read. */
  stored(id: string): StoredConversation | null
}

/** What has concerned staff ever since it was said has been told, whatever became of the courier, and under the id of what was said. */
export function judgeTold(findings: Findings<SimulationRule>, { log, told, stored }: Of): void {
  const ids = new Map(log.entries.map(({ id, conversationId }) => [id, conversationId]))
  for (const { to, id, conversationId } of told.values()) {
    if (to === "staff")
      findings.expect("told_courier", ids.get(id) === conversationId, () => `${id} was told, and is not in the log`)
  }
  for (const [conversationId, conversation] of log.conversations) {
    const read = stored(conversationId)?.receipts
    if (read === undefined) continue
    for (const id of newestConcerns(conversation, { receipts: read, told })) {
      findings.expect("told_courier", told.has(id), () => `nobody was told of ${id}, which concerns staff`)
    }
  }
}

interface Heard {
  receipts: StoredConversation["receipts"]
  told: ReadonlyMap<string, unknown>
}

/** Of all that concern the same people in the same way, the newest: who comes to see it sees the others. */
function newestConcerns({ entries, states }: FoldedConversation, { receipts, told }: Heard): string[] {
  const newest = new Map<string, string>()
  const corrections = correctionsIn(entries)
  for (const [place, entry] of entries.entries()) {
    // What was taken back may have been told before, and need not be any more.
    if (corrections.get(entry.id)?.text === null && !told.has(entry.id)) continue
    const since = states.slice(place)
    const concerns = since.map(state => wordsOf(concernOf(entry, { ...state, receipts })))
    const [first] = concerns
    if (first != null && concerns.every(one => one === first)) newest.set(first, entry.id)
  }
  return [...newest.values()]
}

const wordsOf = (one: Concerning | null): string | null => one && `${one.concern} ${one.for?.join()}`

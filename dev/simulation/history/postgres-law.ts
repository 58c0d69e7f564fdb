import { isDeepStrictEqual } from "node:util"
import type { Batch, Checkpoint } from "../../../drizzle/archive.ts"
import type { StoredConversation } from "../../../protocol/conversation.ts"
import type { StoredEntry } from "../../../protocol/entry.ts"
import { reduce } from "../../../protocol/reduce.ts"
import type { Findings } from "./findings.ts"
import type { SimulationRule } from "./simulation-rules.ts"

/** Postgres as it stands at this moment. */
interface Stands {
  readonly entries: ReadonlyMap<number, StoredEntry>
  readonly conversations: ReadonlyMap<string, StoredConversation>
  readonly checkpoint: Checkpoint | null
}

/**
 * Snapshot + later entries = later snapshot, for Postgres, at every checkpoint: its conversations are what its own messages up
 * to there make of them, and it has all of those. What was right at the checkpoint before is not looked at again.
 */
export class PostgresLaw {
  #findings: Findings<SimulationRule>
  #seq = 0
  #folds = new Map<string, StoredConversation>()
  #wasEmptied = false
  constructor(findings: Findings<SimulationRule>) {
    this.#findings = findings
  }

  /** Postgres has forgotten the organization, or begins anew with it. */
  begun(): void {
    this.#wasEmptied ||= this.#seq > 0
    this.#seq = 0
    this.#folds.clear()
  }

  /** An object begins anew with Postgres. What its own epoch has told there is right, so a beginning that was late is too late. */
  emptied(epoch: string, { checkpoint }: Stands): void {
    const isTold = checkpoint?.epoch === epoch && checkpoint.seq > 0
    this.#findings.expect("postgres_state", !isTold, () => `Postgres has all up to ${checkpoint?.seq}, and is emptied`)
  }

  /** A batch arrives, not yet written. Whoever sends it may know less than Postgres, which has answered in vain; never more. */
  offered(batch: Batch, { checkpoint, entries }: Stands): void {
    if (checkpoint?.epoch !== batch.epoch) return
    const again = checkpoint.seq === batch.from && batch.entries.some(({ seq }) => entries.has(seq))
    this.#findings.expect("postgres_state", !again, () => `what follows ${batch.from} is written once more`)
    if (this.#wasEmptied) return
    const wrong = () => `the object sent what follows ${batch.from} to Postgres, which is at ${checkpoint.seq}`
    this.#findings.expect("postgres_leads", batch.from <= checkpoint.seq, wrong)
  }

  written({ entries, conversations, checkpoint }: Stands): void {
    const to = checkpoint?.seq ?? 0
    const touched = new Set<string>()
    for (let seq = this.#seq + 1; seq <= to; seq += 1) {
      const entry = entries.get(seq)
      this.#findings.expect("postgres_state", entry !== undefined, () => `Postgres is at ${to} and has no ${seq}`)
      if (entry === undefined) continue
      const before = this.#folds.get(entry.conversationId) ?? null
      if (before === null && entry.body.type !== "opened") continue
      this.#folds.set(entry.conversationId, { ...reduce(before, entry), lastSeq: seq })
      touched.add(entry.conversationId)
    }
    this.#seq = to
    this.#findings.expect("postgres_state", entries.size === to, () => `Postgres has ${entries.size} entries at ${to}`)
    for (const id of touched) this.#isFold(id, conversations.get(id))
  }

  #isFold(id: string, stored: StoredConversation | undefined): void {
    const { receipts: _live, ...is } = stored ?? { receipts: null }
    const { receipts: _folded, ...should } = this.#folds.get(id) ?? { receipts: null }
    const wrong = () => `at ${this.#seq} Postgres has ${JSON.stringify(is)} where ${JSON.stringify(should)} is true`
    const same = isDeepStrictEqual(is, should) || isDeepStrictEqual(wordless(is), wordless(should))
    this.#findings.expect("postgres_state", same, wrong)
  }
}

/** Words that are corrected or taken back may be so in a message of a batch before they are in its conversation, or after. */
function wordless(one: object): object {
  return JSON.parse(JSON.stringify(one, (key, value) => (isWords(key) ? undefined : value)))
}

const isWords = (key: string): boolean => key === "text" || key === "summary" || key === "reason"

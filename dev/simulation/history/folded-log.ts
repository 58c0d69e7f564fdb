import { isDeepStrictEqual } from "node:util"
import type { StoredConversation } from "../../../protocol/conversation.ts"
import type { Entry, EntryBody, StoredEntry } from "../../../protocol/entry.ts"
import { isStaff, type Viewer } from "../../../protocol/person.ts"
import { reduce } from "../../../protocol/reduce.ts"
import { reworded } from "../../../protocol/reworded.ts"
import { withoutWords } from "../../../protocol/taken-back.ts"
import { entryFor } from "../../../protocol/visibility.ts"

/** One conversation of the log, with its state after each of its entries. */
export class FoldedConversation {
  readonly entries: StoredEntry[] = []
  readonly states: StoredConversation[] = []
  #customerCopies: Entry[] | null = null

  add(entry: StoredEntry): void {
    const state = { ...reduce(this.states.at(-1) ?? null, entry), lastSeq: entry.seq }
    this.entries.push(entry)
    this.states.push(state)
  }

  /** Its entries as this person may see them. */
  visibleTo(viewer: Viewer): readonly Entry[] {
    if (isStaff(viewer)) return this.entries
    this.#customerCopies ??= this.entries.map(entry => entryFor(viewer, entry)).filter(entry => entry !== null)
    return this.#customerCopies
  }

  /** Ids of what was corrected or taken back, and of what was written before to be said as that. */
  corrected(): ReadonlySet<string> {
    const ids = new Set(this.entries.flatMap(({ body }) => (isCorrection(body) ? [body.entryId] : [])))
    for (const { id, body } of this.entries)
      if (body.type === "message" && body.scheduledId !== undefined && ids.has(id)) ids.add(body.scheduledId)
    return ids
  }

  /** Whether an entry was once told like this: as it was said, or after some of it was corrected or taken back. */
  wasTold(viewer: Viewer, told: Entry): boolean {
    const scheduled = new Map(
      this.entries.flatMap(({ id, body }) =>
        body.type === "message" && body.scheduledId !== undefined ? [[id, body.scheduledId]] : [],
      ),
    )
    let version = this.entries.find(({ id }) => id === told.id)
    for (const { body } of this.entries) {
      if (version === undefined || !isCorrection(body)) continue
      const { entryId } = body
      const scheduledId = scheduled.get(entryId)
      if (body.type === "edited") version = reworded(version, { entryId, text: body.text })
      else version = withoutWords(version, { entryId, ...(scheduledId !== undefined && { scheduledId }) })
      if (isDeepStrictEqual(entryFor(viewer, version), told)) return true
    }
    return false
  }

  /** The state after the newest entry for which this is true. */
  stateWhere(isIn: (entry: StoredEntry) => boolean): StoredConversation | null {
    return this.states[this.entries.findLastIndex(isIn)] ?? null
  }
}

type Correction = Extract<EntryBody, { type: "edited" | "deleted" }>

const isCorrection = (body: EntryBody): body is Correction => body.type === "edited" || body.type === "deleted"

/** The log, conversation by conversation. */
export class FoldedLog {
  readonly conversations = new Map<string, FoldedConversation>()
  readonly entries: readonly StoredEntry[]
  /** Entries of conversations that nobody has opened here. */
  readonly homeless: StoredEntry[] = []

  constructor(entries: readonly StoredEntry[]) {
    this.entries = entries
    for (const entry of entries) {
      const isKnown = this.conversations.has(entry.conversationId) || entry.body.type === "opened"
      if (!isKnown) this.homeless.push(entry)
      if (!isKnown) continue
      const one = this.conversations.get(entry.conversationId) ?? new FoldedConversation()
      this.conversations.set(entry.conversationId, one)
      one.add(entry)
    }
  }

  /** Whether this was told as it is in the log, or as it was before some of it was taken back. */
  isAsTold(viewer: Viewer, told: Entry, truth: Entry | undefined): boolean {
    if (isDeepStrictEqual(truth, told)) return true
    return truth?.id === told.id && (this.conversations.get(told.conversationId)?.wasTold(viewer, told) ?? false)
  }

  /** What this person may see of a conversation; nothing where there is none. */
  visibleTo(viewer: Viewer, conversationId: string): readonly Entry[] {
    return this.conversations.get(conversationId)?.visibleTo(viewer) ?? []
  }
}

/** Where an entry stands among the others, for this person: the organization's number, or the conversation's own. */
export const orderFor = (entry: Entry): number => entry.seq ?? entry.position ?? 0

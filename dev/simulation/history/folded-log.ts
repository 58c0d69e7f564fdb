import type { StoredConversation } from "../../../protocol/conversation.ts"
import type { Entry, StoredEntry } from "../../../protocol/entry.ts"
import { isStaff, type Viewer } from "../../../protocol/person.ts"
import { reduce } from "../../../protocol/reduce.ts"
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

  /** The state after the newest entry for which this is true. */
  stateWhere(isIn: (entry: StoredEntry) => boolean): StoredConversation | null {
    return this.states[this.entries.findLastIndex(isIn)] ?? null
  }
}

/** The log, conversation by conversation. */
export class FoldedLog {
  readonly conversations = new Map<string, FoldedConversation>()
  readonly entries: readonly StoredEntry[]

  constructor(entries: readonly StoredEntry[]) {
    this.entries = entries
    for (const entry of entries) {
      const one = this.conversations.get(entry.conversationId) ?? new FoldedConversation()
      this.conversations.set(entry.conversationId, one)
      one.add(entry)
    }
  }

  /** What this person may see of a conversation; nothing where there is none. */
  visibleTo(viewer: Viewer, conversationId: string): readonly Entry[] {
    return this.conversations.get(conversationId)?.visibleTo(viewer) ?? []
  }
}

/** Where an entry stands among the others, for this person: the organization's number, or the conversation's own. */
export const orderFor = (entry: Entry): number => entry.seq ?? entry.position ?? 0

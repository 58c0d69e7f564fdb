import { randomUUID } from "node:crypto"
import type { StoredConversation } from "../protocol/conversation.ts"
import type { EntryBody, StoredEntry } from "../protocol/entry.ts"
import type { Author } from "../protocol/person.ts"
import { reduce } from "../protocol/reduce.ts"
import { reworded } from "../protocol/reworded.ts"
import { withoutWords } from "../protocol/taken-back.ts"
import { isPublic } from "../protocol/visibility.ts"
import type { Batch } from "./archive.ts"

/** A stream as an organization's object would tell it, for tests of the archive. */
export class Story {
  readonly organizationId: string
  readonly entries: StoredEntry[] = []
  epoch = randomUUID()
  /** What time it is in the story, milliseconds since 1970. */
  at = Date.UTC(2026, 10, 21, 20, 30, 15, 123)

  constructor(organizationId: string = randomUUID()) {
    this.organizationId = organizationId
  }

  /** A customer opens a conversation with a first message. */
  open(customer: { id: string; name: string }, text: string, conversationId: string = randomUUID()): string {
    const author: Author = { kind: "customer", ...customer }
    this.add(conversationId, author, { type: "opened", customer: { ...customer, isGuest: false } })
    this.add(conversationId, author, { type: "message", text })
    return conversationId
  }

  add(conversationId: string, author: Author, body: EntryBody, id: string = randomUUID()): StoredEntry {
    const before = this.#fold(conversationId, this.entries.length)
    const position = isPublic(body) ? (before?.lastPosition ?? 0) + 1 : null
    this.at += 1
    const entry = { id, conversationId, seq: this.entries.length + 1, position, at: this.at, author, body }
    this.entries.push(entry)
    return entry
  }

  /** As the object does it when a message is corrected. */
  correct(conversationId: string, author: Author, correction: { entryId: string; text: string }): void {
    for (const [index, entry] of this.entries.entries()) this.entries[index] = reworded(entry, correction)
    this.add(conversationId, author, { type: "edited", of: "message", ...correction })
  }

  /** As the object does it when something is taken back. */
  takeBack(conversationId: string, author: Author, said: StoredEntry): void {
    const scheduledId = said.body.type === "message" ? said.body.scheduledId : undefined
    const taken = { entryId: said.id, ...(scheduledId !== undefined && { scheduledId }) }
    for (const [index, entry] of this.entries.entries()) {
      const isLater = entry.conversationId === conversationId && entry.seq >= said.seq
      if (isLater || entry.id === scheduledId) this.entries[index] = withoutWords(entry, taken)
    }
    this.add(conversationId, author, { type: "deleted", entryId: said.id, of: "message" })
  }

  /** The entries after one number up to another, and the conversations as they stood then. */
  batch(from = 0, to = this.entries.length): Batch {
    const entries = this.entries.slice(from, to)
    const touched = [...new Set(entries.map(entry => entry.conversationId))]
    const conversations = touched.map(id => this.#fold(id, to)).filter(one => one !== null)
    const { organizationId, epoch } = this
    return { organizationId, epoch, from, to, entries, conversations }
  }

  #fold(conversationId: string, to: number): StoredConversation | null {
    const own = this.entries.slice(0, to).filter(entry => entry.conversationId === conversationId)
    return own.reduce<StoredConversation | null>((one, entry) => ({ ...reduce(one, entry), lastSeq: entry.seq }), null)
  }
}

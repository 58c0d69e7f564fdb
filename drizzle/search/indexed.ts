import type { StoredConversation } from "../../protocol/conversation.ts"
import type { EntryBody, StoredEntry } from "../../protocol/entry.ts"
import { escalationOf } from "../../protocol/reduce.ts"
import { conversationKey, messageKey, monthOf } from "./keys.ts"
import { Lexemes } from "./lexemes.ts"
import { wordsIn } from "./words.ts"

/** What a batch of entries changes in what can be found, as rows for the archive to write. */
export function indexedBatch(batch: {
  organizationId: string
  entries: StoredEntry[]
  conversations: StoredConversation[]
}) {
  const { organizationId, entries } = batch
  const corrections = new Map(entries.flatMap(entry => correctionIn(entry)))
  const own = new Set(entries.map(({ id }) => id))
  return {
    said: entries.flatMap(entry => messageRow(organizationId, entry, corrections.get(entry.id))),
    // The batch's own entries are not yet there to be changed: they are written as they are by now.
    corrected: [...corrections].filter(([id]) => !own.has(id)).map(([id, entry]) => correctedRow(id, entry)),
    conversations: batch.conversations.map(one => conversationRow(organizationId, one)),
  }
}

/** Stands for the key in words that are written before it is known: no word has this sign. */
export const unknownKey = "§"

/** The last word on what was said earlier counts. */
function correctionIn(entry: StoredEntry): [string, StoredEntry][] {
  const { body } = entry
  return body.type === "edited" || body.type === "deleted" ? [[body.entryId, entry]] : []
}

function messageRow(organizationId: string, entry: StoredEntry, correction: StoredEntry | undefined) {
  if (entry.body.type === "edited") return []
  const words = saidWords(messageKey(organizationId, entry.seq), entry, correction ?? entry)
  if (words === null) return []
  return [{ seq: entry.seq, words, created_at: new Date(entry.at).toISOString() }]
}

/** Only who wrote something corrects it, so that the author is the same; what was taken back has no words any more. */
function correctedRow(id: string, correction: StoredEntry) {
  return { id, words: saidWords(unknownKey, correction, correction) }
}

/** Nothing of an entry that says nothing, or was taken back. */
function saidWords(key: string, { author, body }: StoredEntry, { body: newest }: StoredEntry): string | null {
  const text = textIn(newest)
  if (text === null || (body !== newest && textIn(body) === null)) return null
  const isNote = body.type === "note" || (body.type === "edited" && body.of === "note")
  return new Lexemes(key)
    .say(wordsIn(text))
    .name(wordsIn(author.name))
    .trait(isNote ? "note" : "message")
    .trait(author.kind)
    .toString()
}

function textIn(body: EntryBody): string | null {
  const says = body.type === "message" || body.type === "note" || body.type === "answer" || body.type === "edited"
  return says && body.text !== "" ? body.text : null
}

/** Names are words too: whoever looks for a conversation types either. */
function conversationRow(organizationId: string, one: StoredConversation) {
  const name = wordsIn(one.customer.name)
  const lexemes = new Lexemes(conversationKey(organizationId, monthOf(one.createdAt)))
    .say([...name, ...wordsIn(escalationOf(one.state)?.reason ?? "")])
    .name(name)
  return { id: one.id, words: lexemes.toString(), updated_at: new Date(one.updatedAt).toISOString() }
}

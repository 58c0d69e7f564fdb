import type { StoredEntry } from "../../protocol/entry.ts"
import { reworded } from "../../protocol/reworded.ts"
import { withoutWords } from "../../protocol/taken-back.ts"
import type { Sql } from "./ports.ts"
import { decode } from "./stream.ts"

type Correcting = StoredEntry & { body: { type: "deleted" | "edited"; entryId: string } }

/** It changes what is told of entries that are there already. */
export const corrects = (entry: StoredEntry): entry is Correcting =>
  entry.body.type === "deleted" || (entry.body.type === "edited" && entry.body.of === "message")

/** Called within the append, so that nothing of what was said before is told after it. */
export function correctStored(sql: Sql, { conversationId, seq, body }: Correcting): void {
  const { entryId } = body
  const named = byId(sql, entryId)
  if (named?.body.type !== "message" && named?.body.type !== "note") return
  if (body.type === "edited") {
    const earlier = since(sql, { named, conversationId, seq }).filter(entry => entry.body.type === "edited")
    return write(sql, [named, ...earlier], entry => reworded(entry, { entryId, text: body.text }))
  }
  // What was taken back is gone, and with it what repeats it; that it was there stays.
  const scheduledId = named.body.type === "message" ? named.body.scheduledId : undefined
  const scheduled = scheduledId === undefined ? null : byId(sql, scheduledId)
  const taken = { entryId, ...(scheduledId !== undefined && { scheduledId }) }
  const repeating = since(sql, { named, conversationId, seq })
  write(sql, [named, ...repeating, ...(scheduled ? [scheduled] : [])], entry => withoutWords(entry, taken))
}

/** What may repeat what was said. */
function since(sql: Sql, { named, conversationId, seq }: { named: StoredEntry; conversationId: string; seq: number }) {
  return sql
    .all(
      `select data from entry where conversation_id = ? and seq >= ? and seq < ?
       and json_extract(data, '$.body.type') in ('edited', 'escalated', 'answer')`,
      conversationId,
      named.seq,
      seq,
    )
    .map(decode)
}

function write(sql: Sql, entries: StoredEntry[], change: (entry: StoredEntry) => StoredEntry): void {
  for (const entry of entries) {
    const changed = change(entry)
    if (changed !== entry) sql.all("update entry set data = ? where id = ?", JSON.stringify(changed), entry.id)
  }
}

function byId(sql: Sql, id: string): StoredEntry | null {
  const row = sql.all("select data from entry where id = ?", id)[0]
  return row ? decode(row) : null
}

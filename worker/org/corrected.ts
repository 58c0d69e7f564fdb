import type { StoredEntry } from "../../protocol/entry.ts"
import { limits } from "../../protocol/limits.ts"
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
  const between = { conversationId, from: named.seq, to: seq }
  if (body.type === "edited") {
    const reword = (entry: StoredEntry) => reworded(entry, { entryId, text: body.text })
    write(sql, named, reword)
    for (const earlier of repeating(sql, between)) write(sql, earlier, reword)
    return
  }
  // What was taken back is gone, and with it what repeats it; that it was there stays.
  const scheduledId = named.body.type === "message" ? named.body.scheduledId : undefined
  const scheduled = scheduledId === undefined ? null : byId(sql, scheduledId)
  const taken = { entryId, ...(scheduledId !== undefined && { scheduledId }) }
  const takeBack = (entry: StoredEntry) => withoutWords(entry, taken)
  write(sql, named, takeBack)
  if (scheduled) write(sql, scheduled, takeBack)
  for (const entry of repeating(sql, between)) write(sql, entry, takeBack)
}

/** What may repeat what was said, a piece at a time: much may have been said since. */
function* repeating(sql: Sql, { conversationId, from, to }: { conversationId: string; from: number; to: number }) {
  for (let after = from; ; ) {
    const piece = sql
      .all(
        `select data from entry where conversation_id = ? and seq > ? and seq < ?
         and json_extract(data, '$.body.type') in ('edited', 'escalated', 'answer') order by seq limit ?`,
        conversationId,
        after,
        to,
        limits.correctedPieceEntriesMax,
      )
      .map(decode)
    yield* piece
    const last = piece.at(-1)
    if (last === undefined || piece.length < limits.correctedPieceEntriesMax) return
    after = last.seq
  }
}

function write(sql: Sql, entry: StoredEntry, change: (entry: StoredEntry) => StoredEntry): void {
  const changed = change(entry)
  if (changed !== entry) sql.all("update entry set data = ? where id = ?", JSON.stringify(changed), entry.id)
}

function byId(sql: Sql, id: string): StoredEntry | null {
  const row = sql.all("select data from entry where id = ?", id)[0]
  return row ? decode(row) : null
}

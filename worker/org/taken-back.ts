import type { StoredEntry } from "../../protocol/entry.ts"
import { withoutWords } from "../../protocol/taken-back.ts"
import type { Sql } from "./ports.ts"
import { decode } from "./stream.ts"

export type Deleted = StoredEntry & { body: { type: "deleted"; entryId: string } }

export const takesBack = (entry: StoredEntry): entry is Deleted => entry.body.type === "deleted"

/** What was taken back is gone, and with it what repeats it; that it was there stays. Called within the append. */
export function emptyTakenBack(sql: Sql, { conversationId, seq, body: { entryId } }: Deleted): void {
  const named = byId(sql, entryId)
  if (named?.body.type !== "message" && named?.body.type !== "note") return
  const scheduledId = named.body.type === "message" ? named.body.scheduledId : undefined
  const taken = { entryId, ...(scheduledId !== undefined && { scheduledId }) }
  const since = sql
    .all(
      `select data from entry where conversation_id = ? and seq >= ? and seq < ?
       and json_extract(data, '$.body.type') in ('edited', 'escalated', 'answer')`,
      conversationId,
      named.seq,
      seq,
    )
    .map(decode)
  const scheduled = scheduledId === undefined ? null : byId(sql, scheduledId)
  for (const entry of [named, ...since, ...(scheduled ? [scheduled] : [])]) {
    const emptied = withoutWords(entry, taken)
    if (emptied !== entry) sql.all("update entry set data = ? where id = ?", JSON.stringify(emptied), entry.id)
  }
}

function byId(sql: Sql, id: string): StoredEntry | null {
  const row = sql.all("select data from entry where id = ?", id)[0]
  return row ? decode(row) : null
}

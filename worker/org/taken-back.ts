import type { StoredEntry } from "../../protocol/entry.ts"
import type { Sql } from "./ports.ts"
import { decode } from "./stream.ts"

export type Deleted = StoredEntry & { body: { type: "deleted"; entryId: string } }

export const takesBack = (entry: StoredEntry): entry is Deleted => entry.body.type === "deleted"

/** What was taken back is gone, and with it what it said before and was to say; that it was there stays. Called within the append. */
export function emptyTakenBack(sql: Sql, deleted: Deleted): void {
  for (const entry of wordsOf(sql, deleted))
    sql.all("update entry set data = ? where id = ?", JSON.stringify(entry), entry.id)
}

function wordsOf(sql: Sql, { conversationId, body: { entryId } }: Deleted): StoredEntry[] {
  const named = byId(sql, entryId)
  if (named?.body.type !== "message" && named?.body.type !== "note") return []
  const corrections = sql
    .all(
      `select data from entry where conversation_id = ? and seq > ? and json_extract(data, '$.body.entryId') = ?
       and json_extract(data, '$.body.type') = 'edited'`,
      conversationId,
      named.seq,
      entryId,
    )
    .map(decode)
  const scheduledId = named.body.type === "message" ? named.body.scheduledId : undefined
  const scheduled = scheduledId === undefined ? null : byId(sql, scheduledId)
  const before = [...corrections, ...(scheduled ? [scheduled] : [])].map(withoutText)
  return [{ ...named, body: { ...named.body, text: "", isDeleted: true } }, ...before]
}

const withoutText = (entry: StoredEntry): StoredEntry =>
  entry.body.type === "edited" || entry.body.type === "scheduled"
    ? { ...entry, body: { ...entry.body, text: "" } }
    : entry

function byId(sql: Sql, id: string): StoredEntry | null {
  const row = sql.all("select data from entry where id = ?", id)[0]
  return row ? decode(row) : null
}

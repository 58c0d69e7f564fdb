import type { StoredConversation } from "../../protocol/conversation.ts"
import type { StoredEntry } from "../../protocol/entry.ts"
import { limits } from "../../protocol/limits.ts"
import type { Meta } from "./meta.ts"
import type { Sql } from "./ports.ts"
import { decode } from "./stream.ts"

/** Which number a page counts by: the organization's for staff, the conversation's own for its customer. */
export type Counting = "seq" | "position"

export interface PageRequest {
  counting: Counting
  /** Only what comes before this number; null for the newest page. */
  before: number | null
  limit: number
}

/**
 * What comes before a page. Of what is in Postgres the newest number is told, so that a gap there is noticed, and the number of
 * the newest correction in the organization (0: none), so that words it changed are not told as they were before it.
 */
export type Older = { is: "nothing" } | { is: "here" } | { is: "archived"; newest: number; corrected: number }

/** A page, oldest first. */
export interface Page {
  entries: StoredEntry[]
  older: Older
}

/**
 * Pages of one conversation: the newest entries, and whatever is not archived, come from here; the rest is Postgres's.
 * The two meet without a hole, because a page is taken from Postgres only where everything is archived; and where the archive has
 * not heard yet what was corrected or taken back, nothing is taken from there.
 */
export function readPage({ sql, meta }: { sql: Sql; meta: Meta }, one: StoredConversation, request: PageRequest): Page {
  const { counting, before, limit } = request
  const mine = counting === "position" ? "and position is not null" : ""
  const corrected = newestCorrection(sql, one.id)
  const start = corrected > meta.archived() ? 0 : Math.min(tailStart(sql, one.id), meta.archived() + 1)
  const rows = sql.all(
    `select data from entry where conversation_id = ? and seq >= ? ${mine} and ${counting} < ? order by seq desc limit ?`,
    one.id,
    start,
    before ?? Number.MAX_SAFE_INTEGER,
    limit,
  )
  const entries = rows.map(decode).reverse()
  const oldest = entries[0]?.[counting] ?? before ?? Number.MAX_SAFE_INTEGER
  const older = sql.all(
    `select ${counting} as number from entry where conversation_id = ? ${mine} and ${counting} < ? order by seq desc limit 1`,
    one.id,
    oldest,
  )[0]
  if (!older) return { entries, older: { is: "nothing" } }
  if (entries.length > 0) return { entries, older: { is: "here" } }
  return { entries, older: { is: "archived", newest: Number(older.number), corrected } }
}

function newestCorrection(sql: Sql, conversationId: string): number {
  const row = sql.all(
    `select seq from entry where conversation_id = ? and json_extract(data, '$.body.type') in ('edited', 'deleted')
     order by seq desc limit 1`,
    conversationId,
  )[0]
  return Number(row?.seq ?? 0)
}

/** The number where the tail of a conversation begins. */
function tailStart(sql: Sql, conversationId: string): number {
  const row = sql.all(
    "select seq from entry where conversation_id = ? order by seq desc limit 1 offset ?",
    conversationId,
    limits.tailEntriesMax - 1,
  )[0]
  return Number(row?.seq ?? 0)
}

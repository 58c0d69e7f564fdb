import { and, desc, eq, gt, ilike, isNotNull, lt, type SQL, sql } from "drizzle-orm"
import type { Entry } from "../../protocol/entry.ts"
import type { AuthorKind } from "../../protocol/person.ts"
import { entryColumns, entryOf } from "../archived-entry.ts"
import type { Database } from "../client.ts"
import { conversations, messages } from "../schema/conversations.ts"
import { within } from "../scope.ts"

export interface HistoryRequest {
  organizationId: string
  conversationId: string
  /** Staff count by `seq` and see everything; a customer counts by `position` and sees what has one. */
  counting: "seq" | "position"
  /** Only what comes before this number; null for the newest page. */
  before: number | null
  limit: number
  /** Only messages and notes, no changes of state. */
  saidOnly: boolean
  senderType?: AuthorKind | undefined
  /** Only messages written before and after these instants. */
  writtenBefore?: Date | undefined
  writtenAfter?: Date | undefined
  /** Only messages that contain this text, whatever its case. */
  text?: string | undefined
}

export interface HistoryPage {
  /** Oldest first. */
  entries: Entry[]
  /** Up to which of the organization's numbers all that was said in the conversation is in it; 0 for a page without entries. */
  upTo: number
}

/** A page of the archive. */
export async function history(database: Database, request: HistoryRequest): Promise<HistoryPage> {
  const number = messages[request.counting]
  const conditions: (SQL | undefined)[] = [
    eq(messages.organizationId, request.organizationId),
    eq(messages.conversationId, request.conversationId),
    request.counting === "position" ? isNotNull(messages.position) : undefined,
    request.before === null ? undefined : lt(number, request.before),
    request.saidOnly ? isNotNull(messages.text) : undefined,
    request.senderType && eq(messages.senderType, request.senderType),
    request.writtenBefore && lt(messages.createdAt, request.writtenBefore),
    request.writtenAfter && gt(messages.createdAt, request.writtenAfter),
    request.text === undefined ? undefined : ilike(messages.text, `%${escapeLike(request.text)}%`),
  ]
  const page = database
    .select({
      ...entryColumns,
      saidNow: request.saidOnly ? messages.text : sql<null>`null`,
      upTo: upTo(database, request),
    })
    .from(messages)
    .where(and(...conditions))
    .orderBy(desc(messages.seq))
    .limit(request.limit)
  const [rows] = await within(database, { kind: "tenants", organizationIds: [request.organizationId] }, [page])
  // Without the entries that correct it, it is given as it is meant now.
  const entries = rows
    .toReversed()
    .map(({ saidNow, ...row }) => entryOf(saidNow === null ? row : { ...row, body: { ...row.body, text: saidNow } }))
  return { entries, upTo: Number(rows[0]?.upTo ?? 0) }
}

/** Read with the page, as of the same moment: the archive writes entries and the rows of their conversations together. */
function upTo(database: Database, { organizationId, conversationId }: HistoryRequest): SQL<string | null> {
  const row = database
    .select({ lastSeq: conversations.lastSeq })
    .from(conversations)
    .where(and(eq(conversations.organizationId, organizationId), eq(conversations.id, conversationId)))
  return sql`(${row})`
}

const escapeLike = (text: string): string => text.replaceAll(/[\\%_]/g, "\\$&")

import { and, asc, eq, gt } from "drizzle-orm"
import { type Conversation, conversation } from "../../protocol/conversation.ts"
import type { Entry } from "../../protocol/entry.ts"
import { limits } from "../../protocol/limits.ts"
import { entryColumns, entryOf } from "../archived-entry.ts"
import type { Database } from "../client.ts"
import type { CustomerKey } from "../customers/read-customer.ts"
import { conversations, messages } from "../schema/conversations.ts"
import { within } from "../scope.ts"

type Summary = Omit<Conversation, "receipts">

/** A piece of what is archived of a customer: a conversation in short, or the next of its entries, oldest first. */
export type Piece = { conversation: Summary } | { entries: Entry[] }

/** Everything that was said with a customer, read as it is taken: a page at a time, whatever there is. */
export async function* archivedTalk(database: Database, key: CustomerKey): AsyncGenerator<Piece, void> {
  for (let last: string | null = null; ; ) {
    const found = await conversationsAfter(database, key, last)
    for (const { id, summary } of found) {
      yield { conversation: summaryOf.parse(summary) }
      yield* entriesOf(database, key.organizationId, id)
    }
    last = found.at(-1)?.id ?? null
    if (found.length < limits.exportReadConversations) return
  }
}

const summaryOf = conversation.omit({ receipts: true })

async function conversationsAfter(database: Database, { organizationId, userId }: CustomerKey, last: string | null) {
  const page = database
    .select({ id: conversations.id, summary: conversations.summary })
    .from(conversations)
    .where(
      and(
        eq(conversations.organizationId, organizationId),
        eq(conversations.userId, userId),
        last === null ? undefined : gt(conversations.id, last),
      ),
    )
    .orderBy(asc(conversations.id))
    .limit(limits.exportReadConversations)
  const [rows] = await within(database, { kind: "tenants", organizationIds: [organizationId] }, [page])
  return rows
}

async function* entriesOf(
  database: Database,
  organizationId: string,
  conversationId: string,
): AsyncGenerator<Piece, void> {
  for (let after = 0; ; ) {
    const page = database
      .select(entryColumns)
      .from(messages)
      .where(
        and(
          eq(messages.organizationId, organizationId),
          eq(messages.conversationId, conversationId),
          gt(messages.seq, after),
        ),
      )
      .orderBy(asc(messages.seq))
      .limit(limits.exportReadEntries)
    const [rows] = await within(database, { kind: "tenants", organizationIds: [organizationId] }, [page])
    if (rows.length > 0) yield { entries: rows.map(entryOf) }
    after = rows.at(-1)?.seq ?? after
    if (rows.length < limits.exportReadEntries) return
  }
}

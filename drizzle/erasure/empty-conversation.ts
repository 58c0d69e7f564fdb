import { sql } from "drizzle-orm"
import { erased } from "../../protocol/erased.ts"
import { limits } from "../../protocol/limits.ts"
import type { Database } from "../client.ts"
import { within } from "../scope.ts"

interface Conversation {
  organizationId: string
  conversationId: string
  rowsMax?: number
}

/**
 * Takes away what the archived entries of an erased conversation said, and the words by which they are found. In pieces, each of
 * them safe to stop after. The archive has come past the entry that ends the conversation, so nothing of it is written any more.
 */
export async function emptyConversation(database: Database, conversation: Conversation): Promise<void> {
  const { organizationId, conversationId, rowsMax = limits.erasedRowsAtOnceMax } = conversation
  const scope = { kind: "stream" as const, organizationId }
  const { author, body } = nothing
  const piece = database.execute(sql`
    with piece as (
      select id, seq from messages
      where stream_id = ${organizationId} and conversation_id = ${conversationId} and kind <> 'erased' order by seq limit ${rowsMax}
    ), words as (
      delete from message_words using piece where organization_id = ${organizationId} and message_words.seq = piece.seq
    )
    update messages set organization_id = null, user_id = null, kind = ${body.type}, sender_type = ${author.kind}, sender_id = null,
      sender_name = ${author.name}, body = ${JSON.stringify(body)}::jsonb, text = null
    from piece where messages.id = piece.id and stream_id = ${organizationId}`)
  const title = database.execute(sql`
    delete from conversation_words where organization_id = ${organizationId} and conversation_id = ${conversationId}`)
  const emptied = async () => {
    const [, { rowCount }] = await within(database, scope, [title, piece])
    return rowCount
  }
  while ((await emptied()) >= rowsMax);
}

const nothing = erased({ id: "", conversationId: "", seq: 0, position: null, at: 0 })

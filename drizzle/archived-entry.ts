import { type Entry, entry } from "../protocol/entry.ts"
import { messages } from "./schema/conversations.ts"

/** What an entry is made of: the rest of a row, its text once more among it, stays where it is. */
export const entryColumns = {
  id: messages.id,
  conversationId: messages.conversationId,
  seq: messages.seq,
  position: messages.position,
  createdAt: messages.createdAt,
  senderType: messages.senderType,
  senderId: messages.senderId,
  senderName: messages.senderName,
  body: messages.body,
}

type Row = Omit<Pick<typeof messages.$inferSelect, keyof typeof entryColumns>, "body"> & { body: unknown }

/** An entry as the archive has it. */
export const entryOf = (row: Row): Entry =>
  entry.parse({
    id: row.id,
    conversationId: row.conversationId,
    seq: row.seq,
    position: row.position,
    at: row.createdAt.getTime(),
    author: { kind: row.senderType, id: row.senderId, name: row.senderName },
    body: row.body,
  })

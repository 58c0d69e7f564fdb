import { and, count, eq, sql } from "drizzle-orm"
import type { CustomerNote } from "../../protocol/customer.ts"
import { limits } from "../../protocol/limits.ts"
import type { Database } from "../client.ts"
import { customerNotes } from "../schema/customers.ts"
import { within } from "../scope.ts"
import type { CustomerKey } from "./read-customer.ts"

/** Of a note, one of a customer's. `authorId`: whose it has to be; null for anybody's. */
interface NoteKey extends CustomerKey {
  noteId: string
  authorId: string | null
}

/** Writes a note about a customer. Null when there are as many as there may be. */
export async function addNote(
  database: Database,
  { organizationId, userId }: CustomerKey,
  { author, text }: { author: { id: string; name: string }; text: string },
): Promise<CustomerNote | null> {
  const row = { organizationId, userId, authorId: author.id, authorName: author.name, text }
  const id = crypto.randomUUID()
  const of = and(eq(customerNotes.organizationId, organizationId), eq(customerNotes.userId, userId))
  const counted = database.select({ notes: count() }).from(customerNotes).where(of)
  const [, , written] = await within(database, { kind: "tenants", organizationIds: [organizationId] }, [
    database.insert(customerNotes).values({ id, ...row }),
    // Counted with it, so that two at once cannot both have the last room.
    database
      .delete(customerNotes)
      .where(and(eq(customerNotes.id, id), sql`(${counted}) > ${limits.customerNotesMax}::int`)),
    database.select().from(customerNotes).where(eq(customerNotes.id, id)),
  ])
  return written[0] ? noteOf(written[0]) : null
}

/** Null when there is no such note, or it is somebody else's. */
export async function changeNote(database: Database, key: NoteKey, text: string): Promise<CustomerNote | null> {
  const changed = database.update(customerNotes).set({ text, editedAt: sql`now()` }).where(isNote(key)).returning()
  const [[row]] = await within(database, { kind: "tenants", organizationIds: [key.organizationId] }, [changed])
  return row ? noteOf(row) : null
}

/** Says whether it was there. */
export async function removeNote(database: Database, key: NoteKey): Promise<boolean> {
  const removed = database.delete(customerNotes).where(isNote(key)).returning({ id: customerNotes.id })
  const [rows] = await within(database, { kind: "tenants", organizationIds: [key.organizationId] }, [removed])
  return rows.length > 0
}

export const noteOf = (row: typeof customerNotes.$inferSelect): CustomerNote => ({
  id: row.id,
  author: { id: row.authorId, name: row.authorName },
  text: row.text,
  createdAt: row.createdAt.getTime(),
  editedAt: row.editedAt?.getTime() ?? null,
})

const isNote = ({ organizationId, userId, noteId, authorId }: NoteKey) =>
  and(
    eq(customerNotes.id, noteId),
    eq(customerNotes.organizationId, organizationId),
    eq(customerNotes.userId, userId),
    authorId === null ? undefined : eq(customerNotes.authorId, authorId),
  )

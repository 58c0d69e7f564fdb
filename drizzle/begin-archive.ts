import { eq, sql } from "drizzle-orm"
import { limits } from "../protocol/limits.ts"
import type { Database } from "./client.ts"
import { archiveCheckpoints, conversations } from "./schema/conversations.ts"
import { type Scope, within } from "./scope.ts"

interface Beginning {
  organizationId: string
  epoch: string
  /** How many rows one statement removes at most: it has to be done before a query is given up (client.ts). */
  rowsMax?: number
}

/**
 * Starts over: whatever was archived of this organization goes, so that the object can tell it again from the beginning. In
 * pieces, each of them safe to stop after: without a checkpoint nobody writes, and whoever asks is told to begin.
 */
export async function beginArchive(database: Database, beginning: Beginning): Promise<void> {
  const { organizationId, epoch, rowsMax = limits.archiveForgetRowsMax } = beginning
  const scope: Scope = { kind: "stream", organizationId }
  const forget = database.delete(archiveCheckpoints).where(eq(archiveCheckpoints.organizationId, organizationId))
  const removed = async (piece: ReturnType<typeof newestMessages>) => {
    const [, { rowCount }] = await within(database, scope, [forget, piece])
    return rowCount
  }
  while ((await removed(newestMessages(database, organizationId, rowsMax))) >= rowsMax);
  while ((await removed(anyConversations(database, organizationId, rowsMax))) >= rowsMax);
  // The checkpoint comes first and holds off other writers; what one of them has written since is taken away behind it,
  // messages with their conversations.
  await within(database, scope, [
    database
      .insert(archiveCheckpoints)
      .values({ organizationId, epoch, seq: 0 })
      .onConflictDoUpdate({ target: archiveCheckpoints.organizationId, set: { epoch, seq: 0, updatedAt: sql`now()` } }),
    database.delete(conversations).where(eq(conversations.streamId, organizationId)),
  ])
}

/** From the end, so that a page of history that is read meanwhile ends too early but has no hole. */
function newestMessages(database: Database, organizationId: string, rowsMax: number) {
  return database.execute(sql`
    delete from messages where stream_id = ${organizationId} and seq > coalesce(
      (select seq from messages where stream_id = ${organizationId} order by seq desc offset ${rowsMax} limit 1), 0)`)
}

function anyConversations(database: Database, organizationId: string, rowsMax: number) {
  return database.execute(sql`
    delete from conversations where stream_id = ${organizationId} and id in
      (select id from conversations where stream_id = ${organizationId} limit ${rowsMax})`)
}

import { type SQL, sql } from "drizzle-orm"
import { limits } from "../protocol/limits.ts"
import type { Checkpoint } from "./archive.ts"
import type { Database } from "./client.ts"
import { archiveCheckpoints } from "./schema/conversations.ts"
import { type Scope, within } from "./scope.ts"

interface Beginning {
  organizationId: string
  epoch: string
  /** Where Postgres stood when this was decided; null when it knew nothing of the organization. */
  seen: Checkpoint | null
  /** How many rows one statement removes at most: it has to be done before a query is given up (client.ts). */
  rowsMax?: number
}

/**
 * Starts over: whatever was archived of this organization goes, so that the object can tell it again from the beginning. In
 * pieces, each of them safe to stop after: without a checkpoint nobody writes, and whoever asks is told to begin.
 *
 * A query that was given up may still be done minutes later, when the archive has long been told again. So each piece looks
 * first: it forgets only what was `seen`, and touches nothing where another checkpoint stands. What is told again never
 * stands where it was seen to be wrong, because it has another epoch or the row that was missing.
 */
export async function beginArchive(database: Database, beginning: Beginning): Promise<void> {
  const { organizationId, epoch, rowsMax = limits.archiveForgetRowsMax } = beginning
  const scope: Scope = { kind: "stream", organizationId }
  const forget = forgetSeen(database, beginning)
  const removed = async (piece: typeof forget) => {
    const [, { rowCount }] = await within(database, scope, [forget, piece])
    return rowCount
  }
  while ((await removed(newestMessages(database, organizationId, rowsMax))) >= rowsMax);
  while ((await removed(anyConversations(database, organizationId, rowsMax))) >= rowsMax);
  // The checkpoint is locked, even one that is left as it is, and holds off other writers; what one of them had left without a
  // checkpoint is taken away behind it, messages with their conversations.
  await within(database, scope, [
    database
      .insert(archiveCheckpoints)
      .values({ organizationId, epoch, seq: 0 })
      .onConflictDoUpdate({
        target: archiveCheckpoints.organizationId,
        set: { updatedAt: sql`now()` },
        setWhere: sql`${archiveCheckpoints.epoch} = excluded.epoch and ${archiveCheckpoints.seq} = 0`,
      }),
    database.execute(sql`
      delete from conversations where stream_id = ${organizationId}
        and exists (select from archive_checkpoints where organization_id = ${organizationId} and seq = 0)`),
  ])
}

function forgetSeen(database: Database, { organizationId, seen }: Beginning) {
  return database.execute(sql`
    delete from archive_checkpoints stands where organization_id = ${organizationId}
      and epoch = ${seen?.epoch ?? null}::uuid and seq = ${seen?.seq ?? null}::bigint
      and (select id from messages where stream_id = ${organizationId} and messages.seq = stands.seq)
        is not distinct from ${seen?.last?.id ?? null}::uuid`)
}

/** From the end, so that a page of history that is read meanwhile ends too early but has no hole. */
function newestMessages(database: Database, organizationId: string, rowsMax: number) {
  return database.execute(sql`
    delete from messages where stream_id = ${organizationId} and ${nothingStands(organizationId)} and seq > coalesce(
      (select seq from messages where stream_id = ${organizationId} order by seq desc offset ${rowsMax} limit 1), 0)`)
}

function anyConversations(database: Database, organizationId: string, rowsMax: number) {
  return database.execute(sql`
    delete from conversations where stream_id = ${organizationId} and ${nothingStands(organizationId)} and id in
      (select id from conversations where stream_id = ${organizationId} limit ${rowsMax})`)
}

const nothingStands = (organizationId: string): SQL =>
  sql`not exists (select from archive_checkpoints where organization_id = ${organizationId})`

import { eq, sql } from "drizzle-orm"
import { limits } from "../../protocol/limits.ts"
import type { Database } from "../client.ts"
import { organization, session } from "../schema/auth.ts"
import { archiveCheckpoints } from "../schema/conversations.ts"
import { within } from "../scope.ts"

export async function isOrganizationThere(database: Database, organizationId: string): Promise<boolean> {
  const found = await database
    .select({ id: organization.id })
    .from(organization)
    .where(eq(organization.id, organizationId))
  return found.length > 0
}

/**
 * Takes away what outlives an organization's row in Postgres: the archive of its stream, and that somebody had it before them. All
 * else has gone with the row. In pieces, each of them safe to stop after.
 */
export async function forgetOrganization(
  database: Database,
  organizationId: string,
  rowsMax: number = limits.erasedRowsAtOnceMax,
): Promise<void> {
  const scope = { kind: "stream" as const, organizationId }
  // Without it nobody writes.
  await within(database, scope, [
    database.delete(archiveCheckpoints).where(eq(archiveCheckpoints.organizationId, organizationId)),
  ])
  for (const table of [sql`messages`, sql`conversations`]) {
    const piece = database.execute(sql`
      delete from ${table} where stream_id = ${organizationId} and id in
        (select id from ${table} where stream_id = ${organizationId} limit ${rowsMax})`)
    const removed = async () => {
      const [{ rowCount }] = await within(database, scope, [piece])
      return rowCount
    }
    while ((await removed()) >= rowsMax);
  }
  await database
    .update(session)
    .set({ activeOrganizationId: null })
    .where(eq(session.activeOrganizationId, organizationId))
}

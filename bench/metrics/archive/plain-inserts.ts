import { eq } from "drizzle-orm"
import type { Database } from "../../../drizzle/client.ts"
import { conversations, messages } from "../../../drizzle/schema/conversations.ts"

const rowsPerInsert = 500

/** Writes the rows of one stream once more under another name, in plain inserts. Answers the seconds that the inserts took. */
export async function plainly(database: Database, { from, to }: { from: string; to: string }): Promise<number> {
  const about = await database.select().from(conversations).where(eq(conversations.streamId, from))
  const entries = await database.select().from(messages).where(eq(messages.streamId, from)).orderBy(messages.seq)
  const startedAt = performance.now()
  await database.insert(conversations).values(about.map(row => ({ ...row, streamId: to })))
  for (let start = 0; start < entries.length; start += rowsPerInsert) {
    const rows = entries.slice(start, start + rowsPerInsert)
    await database.insert(messages).values(rows.map(row => ({ ...row, streamId: to })))
  }
  return (performance.now() - startedAt) / 1_000
}

import { eq } from "drizzle-orm"
import type { Database } from "../client.ts"
import { conversations } from "../schema/conversations.ts"

/** The organization that an archived conversation belongs to; null when it is not archived or belongs to none. */
export async function organizationOfConversation(database: Database, id: string): Promise<string | null> {
  const [row] = await database
    .select({ organizationId: conversations.organizationId })
    .from(conversations)
    .where(eq(conversations.id, id))
  return row?.organizationId ?? null
}

import { and, eq, max } from "drizzle-orm"
import type { Database } from "../client.ts"
import { messages } from "../schema/conversations.ts"
import { within } from "../scope.ts"

/** Up to which of its customer's positions a conversation is archived. */
export async function archivedPosition(
  database: Database,
  { organizationId, conversationId }: { organizationId: string; conversationId: string },
): Promise<number> {
  const newest = database
    .select({ position: max(messages.position) })
    .from(messages)
    .where(and(eq(messages.organizationId, organizationId), eq(messages.conversationId, conversationId)))
  const [[row]] = await within(database, { kind: "tenants", organizationIds: [organizationId] }, [newest])
  return row?.position ?? 0
}

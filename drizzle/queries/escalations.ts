import { and, desc, eq, inArray, lt, or } from "drizzle-orm"
import { z } from "zod"
import { conversation } from "../../protocol/conversation.ts"
import type { EscalationPage } from "../../protocol/rest.ts"
import type { Database } from "../client.ts"
import { conversations } from "../schema/conversations.ts"

/** The sort key of the list: newest escalation first, then the id. */
export const escalationKey = z.tuple([z.int(), z.uuid()])
export type EscalationKey = z.infer<typeof escalationKey>

const summary = conversation.pick({ customer: true, preview: true })

/** Escalated conversations of exactly these organizations. The caller has checked that they are the viewer's. */
export async function escalations(
  database: Database,
  organizationIds: string[],
  { after, limit }: { after: EscalationKey | null; limit: number },
): Promise<EscalationPage["escalations"]> {
  if (organizationIds.length === 0) return []
  const at = after && new Date(after[0])
  const rows = await database
    .select()
    .from(conversations)
    .where(
      and(
        inArray(conversations.organizationId, organizationIds),
        eq(conversations.isEscalated, true),
        eq(conversations.isResolved, false),
        after && at
          ? or(
              lt(conversations.escalatedAt, at),
              and(eq(conversations.escalatedAt, at), lt(conversations.id, after[1])),
            )
          : undefined,
      ),
    )
    .orderBy(desc(conversations.escalatedAt), desc(conversations.id))
    .limit(limit)
  return rows.flatMap(row => {
    if (row.organizationId === null || row.escalatedAt === null) return []
    const { customer, preview } = summary.parse(row.summary)
    return {
      conversationId: row.id,
      organizationId: row.organizationId,
      customer,
      reason: row.escalatedReason ?? "",
      escalatedAt: row.escalatedAt.getTime(),
      agentName: row.agentName,
      agentJoinedAt: row.agentJoinedAt?.getTime() ?? null,
      preview: preview?.text ?? null,
    }
  })
}

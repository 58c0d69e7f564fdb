import { and, desc, eq, inArray, lt, or } from "drizzle-orm"
import { z } from "zod"
import { conversation } from "../../protocol/conversation.ts"
import type { EscalationPage } from "../../protocol/rest.ts"
import type { Database } from "../client.ts"
import { archiveCheckpoints, conversations } from "../schema/conversations.ts"
import { within } from "../scope.ts"

/** The sort key of the list: newest escalation first, then the id. */
export const escalationKey = z.tuple([z.int(), z.uuid()])
export type EscalationKey = z.infer<typeof escalationKey>

type Row = typeof conversations.$inferSelect

/**
 * Escalated conversations of exactly these organizations, and the numbers up to which Postgres knows each of them. The
 * caller has checked that they are the viewer's. One transaction; the numbers are read first, so the list holds at least that much.
 */
export async function escalations(
  database: Database,
  organizationIds: string[],
  { after, limit }: { after: EscalationKey | null; limit: number },
): Promise<Pick<EscalationPage, "escalations" | "asOf">> {
  if (organizationIds.length === 0) return { escalations: [], asOf: {} }
  const { organizationId, seq } = archiveCheckpoints
  const [known, rows] = await within(database, { kind: "tenants", organizationIds }, [
    database.select({ organizationId, seq }).from(archiveCheckpoints).where(inArray(organizationId, organizationIds)),
    database
      .select()
      .from(conversations)
      .where(
        and(inArray(conversations.organizationId, organizationIds), isEscalated, after ? isAfter(after) : undefined),
      )
      .orderBy(desc(conversations.escalatedAt), desc(conversations.id))
      .limit(limit),
  ])
  const numbers = new Map(known.map(one => [one.organizationId, one.seq]))
  return {
    escalations: rows.flatMap(toItem),
    asOf: Object.fromEntries(organizationIds.map(id => [id, numbers.get(id) ?? 0])),
  }
}

const isEscalated = and(eq(conversations.isEscalated, true), eq(conversations.isResolved, false))

function isAfter([at, id]: EscalationKey) {
  const instant = new Date(at)
  return or(
    lt(conversations.escalatedAt, instant),
    and(eq(conversations.escalatedAt, instant), lt(conversations.id, id)),
  )
}

const summary = conversation.pick({ customer: true, preview: true })

function toItem(row: Row): EscalationPage["escalations"] {
  if (row.organizationId === null || row.escalatedAt === null) return []
  const { customer, preview } = summary.parse(row.summary)
  return [
    {
      conversationId: row.id,
      organizationId: row.organizationId,
      customer,
      reason: row.escalatedReason ?? "",
      escalatedAt: row.escalatedAt.getTime(),
      agentName: row.agentName,
      agentJoinedAt: row.agentJoinedAt?.getTime() ?? null,
      preview: preview?.text ?? null,
    },
  ]
}

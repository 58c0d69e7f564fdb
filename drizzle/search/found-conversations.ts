import { type SQL, sql } from "drizzle-orm"
import { z } from "zod"
import { conversation } from "../../protocol/conversation.ts"
import { conversationHit } from "../../protocol/search.ts"
import type { Database } from "../client.ts"
import { type Scope, within } from "../scope.ts"
import { conversationKey, monthOf } from "./keys.ts"
import { lookFor } from "./look-for.ts"

/** A conversation that has the words, before it is known how well it fits. */
export type FoundConversation = z.infer<typeof row>

/** From the first word in an organization until now, milliseconds since 1970. */
export interface Span {
  since: number
  now: number
}

/**
 * Conversations with something new last, newest first, as far as `queryOf` finds them: those that began lately first, then
 * those of longer ago, many months at a time, until there are enough.
 */
export async function foundConversations(
  database: Database,
  organizationId: string,
  { queryOf, since, now, limit }: { queryOf: (keys: string[]) => string; limit: number } & Span,
): Promise<FoundConversation[]> {
  const found: FoundConversation[] = []
  let month = monthOf(now)
  const oldest = monthOf(since)
  for (let months = monthsAtFirst; month >= oldest && found.length < limit; months = monthsAtOnceMax) {
    const count = Math.min(months, month - oldest + 1)
    const keys = Array.from({ length: count }, (_, back) => conversationKey(organizationId, month - back))
    const ids = sql`
      select conversation_id as id from conversation_words found where found.organization_id = ${organizationId}
      order by updated_at desc limit ${limit - found.length}`
    const statements = [lookFor(database, queryOf(keys)), conversations(database, organizationId, ids)] as const
    const [, { rows }] = await within(database, tenant(organizationId), statements)
    found.push(...rows.map(one => row.parse(one)))
    month -= count
  }
  return found
}

/** A conversation by its id, and the newest of the customer who has this id. */
export async function conversationsById(
  database: Database,
  organizationId: string,
  id: string,
): Promise<FoundConversation[]> {
  const ids = sql`
    (select id from conversations where stream_id = ${organizationId} and id = ${id})
    union (select id from conversations where stream_id = ${organizationId} and user_id = ${id} order by updated_at desc limit 1)`
  const [{ rows }] = await within(database, tenant(organizationId), [conversations(database, organizationId, ids)])
  return rows.map(one => row.parse(one))
}

const monthsAtFirst = 24
const monthsAtOnceMax = 120

const tenant = (organizationId: string): Scope => ({ kind: "tenants", organizationIds: [organizationId] })

function conversations(database: Database, organizationId: string, ids: SQL) {
  return database.execute(sql`
    select c.id as "conversationId", c.summary -> 'customer' as customer, c.summary -> 'preview' as preview,
      c.escalated_reason as reason, c.status, (extract(epoch from c.updated_at) * 1000)::bigint as "updatedAt"
    from (${ids}) as found
    join conversations c on c.id = found.id and c.stream_id = ${organizationId}
    where c.organization_id = ${organizationId}
    order by c.updated_at desc`)
}

const row = conversationHit.pick({ conversationId: true, customer: true, status: true }).extend({
  reason: z.string().nullable(),
  preview: conversation.shape.preview.optional(),
  updatedAt: z.coerce.number().int(),
})

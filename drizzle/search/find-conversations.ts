import { limits } from "../../protocol/limits.ts"
import type { ConversationHit } from "../../protocol/search.ts"
import type { Database } from "../client.ts"
import { type FoundConversation, foundConversations, type Span } from "./found-conversations.ts"
import { marked } from "./highlight.ts"
import { scoreOf } from "./rank.ts"
import type { Search } from "./read-search.ts"
import { conversationQuery } from "./tsquery.ts"

/** Conversations whose customer or reason has the words, best first among the newest. */
export async function findConversations(
  database: Database,
  organizationId: string,
  { search, since, now, limit }: { search: Search; limit: number } & Span,
): Promise<ConversationHit[]> {
  if (search.terms.length === 0) return []
  const found = await foundConversations(database, organizationId, {
    queryOf: keys => conversationQuery(keys, search),
    ...{ since, now, limit: limits.searchRankedMax },
  })
  // Whoever is found by their name is found as well with a reason beside it as without one.
  const score = ({ customer, reason, updatedAt }: FoundConversation) =>
    Math.max(
      ...[customer.name, `${customer.name} ${reason ?? ""}`].map(text =>
        scoreOf(search.terms, { text, ageMs: now - updatedAt }),
      ),
    )
  return found
    .map(one => ({ one, score: score(one) }))
    .toSorted((a, b) => b.score - a.score)
    .slice(0, limit)
    .map(({ one }) => conversationHitOf(search, one))
}

export function conversationHitOf({ terms }: Search, { preview, ...one }: FoundConversation): ConversationHit {
  return {
    ...one,
    name: marked(terms, one.customer.name),
    reason: one.reason === null ? null : marked(terms, one.reason),
    preview: preview?.text ?? null,
  }
}

import { limits } from "../../protocol/limits.ts"
import type { SearchKind, SearchPage } from "../../protocol/search.ts"
import type { Database } from "../client.ts"
import { findById } from "./find-by-id.ts"
import { findConversations } from "./find-conversations.ts"
import { findMessages, type MessageMark } from "./find-messages.ts"
import { findPeople } from "./find-people.ts"
import { horizonOf } from "./horizon.ts"
import type { Search } from "./read-search.ts"

interface Asked {
  search: Search
  /** All of them, when none is named. */
  kind: SearchKind | undefined
  limit: number
  /** Where the page before ended; null for the first one. */
  after: MessageMark | null
}

/** One page of what an organization's archive has of a search. The caller has checked that the organization is the viewer's. */
export async function find(
  database: Database,
  organizationId: string,
  { search, kind, limit, after }: Asked,
): Promise<{ page: Omit<SearchPage, "nextCursor">; next: MessageMark | null }> {
  const horizon = await horizonOf(database, organizationId, search)
  const { asOf } = horizon
  if (search.id !== null) {
    const { messages, people, conversations } = await findById(database, organizationId, { id: search.id, search })
    if (messages.length + people.length + conversations.length > 0)
      return { page: { messages, people, conversations, asOf }, next: null }
  }
  const mark = after ?? { upTo: asOf, now: Date.now(), after: null }
  const beside = {
    search,
    since: horizon.firstAt,
    now: mark.now,
    limit: kind === undefined ? limits.searchBesideMax : limit,
  }
  const wants = (one: SearchKind) => (kind === undefined ? after === null || one === "messages" : one === kind)
  const [messages, people, conversations] = await Promise.all([
    wants("messages") ? findMessages(database, organizationId, { search, horizon, mark, limit }) : nothing,
    wants("people") ? findPeople(database, organizationId, beside) : [],
    wants("conversations") ? findConversations(database, organizationId, beside) : [],
  ])
  return { page: { messages: messages.hits, people, conversations, asOf }, next: messages.next }
}

const nothing = { hits: [], next: null }

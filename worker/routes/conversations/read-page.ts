import type { z } from "zod"
import { database } from "../../../drizzle/client.ts"
import { archivedPosition } from "../../../drizzle/queries/archived-position.ts"
import { history } from "../../../drizzle/queries/history.ts"
import type { Entry } from "../../../protocol/entry.ts"
import { refuse } from "../../../protocol/refusal.ts"
import type { messageQuery } from "../../../protocol/rest.ts"
import { entryFor } from "../../../protocol/visibility.ts"
import type { Env } from "../../env.ts"
import type { Counting } from "../../org/history.ts"
import type { Home, Place } from "../place.ts"
import { joinedPage, type Page } from "./joined-page.ts"

export interface PageRequest {
  conversationId: string
  /** Staff count by the organization's numbers, a customer by their conversation's own. */
  counting: Counting
  /** Only what comes before this number; null for the newest page. */
  before: number | null
  query: z.infer<typeof messageQuery>
}

/** Whatever is filtered comes from Postgres. `not_found` when there is no such conversation here that this person may see. */
export async function readPage(env: Env, home: Home, request: PageRequest): Promise<Page> {
  const { conversationId, before, query } = request
  const { place } = home
  if (isFiltered(query)) return filtered(env, home, request)
  return joinedPage(request, {
    live: async () => home.read(await place.stub.entries(place.viewer, { conversationId, before, limit: query.limit })),
    archived: () => read(env, place, request),
    settle: async () => await place.stub.settle(),
  })
}

const isFiltered = ({ senderType, before, after, text }: PageRequest["query"]): boolean =>
  [senderType, before, after, text].some(filter => filter !== undefined)

/** Postgres serves this, so the object first tells it what it has not told yet, for a second at most; `asOf` says how far it came. */
async function filtered(env: Env, { place, read: seen }: Home, request: PageRequest): Promise<Page> {
  if (seen(await place.stub.conversation(place.viewer, request.conversationId)) === null) return refuse("not_found")
  const { seq, epoch } = await place.stub.settle()
  const { conversationId, counting } = request
  const organizationId = place.organization.id
  const asOf = counting === "seq" ? seq : await archivedPosition(database(env), { organizationId, conversationId })
  const { entries, next } = await read(env, place, request)
  return { ok: true, entries, next, asOf, epoch }
}

async function read(env: Env, { organization, viewer }: Place, request: PageRequest) {
  const { conversationId, counting, before, query } = request
  const { entries: found, upTo } = await history(database(env), {
    organizationId: organization.id,
    conversationId,
    counting,
    before,
    limit: query.limit + 1,
    saidOnly: isFiltered(query),
    senderType: query.senderType,
    writtenBefore: query.before === undefined ? undefined : new Date(query.before),
    writtenAfter: query.after === undefined ? undefined : new Date(query.after),
    text: query.text,
  })
  const shown = found.slice(-query.limit)
  const entries = shown.map(entry => entryFor(viewer, entry)).filter(entry => entry !== null)
  return { entries, next: found.length > query.limit ? first(request, shown) : null, upTo }
}

const first = ({ counting }: PageRequest, entries: Entry[]): number | null => entries[0]?.[counting] ?? null

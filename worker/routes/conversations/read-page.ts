import type { z } from "zod"
import { database } from "../../../drizzle/client.ts"
import { archivedPosition } from "../../../drizzle/queries/archived-position.ts"
import { history } from "../../../drizzle/queries/history.ts"
import type { Entry } from "../../../protocol/entry.ts"
import { type Result, refuse } from "../../../protocol/refusal.ts"
import type { messageQuery } from "../../../protocol/rest.ts"
import { entryFor } from "../../../protocol/visibility.ts"
import type { Env } from "../../env.ts"
import type { Place } from "../place.ts"

export interface PageRequest {
  conversationId: string
  /** Staff count by the organization's numbers, a customer by their conversation's own. */
  counting: "seq" | "position"
  /** Only what comes before this number; null for the newest page. */
  before: number | null
  query: z.infer<typeof messageQuery>
}

/** A page, oldest first. `next` is the number that the page before it ends under; null when there is none. */
type Page = Result<{ entries: Entry[]; asOf: number; epoch: string; next: number | null }>

/** The newest entries come from the organization's object, older ones from Postgres, and so does whatever is filtered. */
export async function readPage(env: Env, place: Place, request: PageRequest): Promise<Page> {
  const { conversationId, counting, before, query } = request
  if (isFiltered(query)) return filtered(env, place, request)
  const live = await place.stub.entries(place.viewer, { conversationId, before, limit: query.limit })
  if (live === null) return refuse("not_found")
  const { entries, asOf, epoch, older } = live
  if (older.is !== "archived")
    return { ok: true, entries, asOf, epoch, next: older.is === "here" ? first(request, entries) : null }
  const reachesUp = ({ entries }: { entries: Entry[] }) => entries.at(-1)?.[counting] === older.newest
  let archived = await read(env, place, request)
  if (!reachesUp(archived)) {
    // Tables that were wiped while nobody wrote are noticed here, and told again.
    await place.stub.settle()
    archived = await read(env, place, request)
  }
  // Better no page for a moment than one with a hole that nobody would notice.
  if (!reachesUp(archived)) return refuse("unavailable", "Older messages are being restored.")
  return { ok: true, ...archived, asOf, epoch }
}

const isFiltered = ({ senderType, before, after, text }: PageRequest["query"]): boolean =>
  [senderType, before, after, text].some(filter => filter !== undefined)

/** Postgres serves this, so the object first tells it what it has not told yet, for a second at most; `asOf` says how far it came. */
async function filtered(env: Env, place: Place, request: PageRequest): Promise<Page> {
  const { seq, epoch } = await place.stub.settle()
  const { conversationId, counting } = request
  const organizationId = place.organization.id
  const asOf = counting === "seq" ? seq : await archivedPosition(database(env), { organizationId, conversationId })
  return { ok: true, ...(await read(env, place, request)), asOf, epoch }
}

async function read(env: Env, { organization, viewer }: Place, request: PageRequest) {
  const { conversationId, counting, before, query } = request
  const found = await history(database(env), {
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
  return { entries, next: found.length > query.limit ? first(request, shown) : null }
}

const first = ({ counting }: PageRequest, entries: Entry[]): number | null => entries[0]?.[counting] ?? null

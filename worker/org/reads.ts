import type { Conversation, StoredConversation } from "../../protocol/conversation.ts"
import type { Entry } from "../../protocol/entry.ts"
import { may } from "../../protocol/permission.ts"
import { isStaff, type Viewer } from "../../protocol/person.ts"
import { placeOf, type View } from "../../protocol/view.ts"
import { conversationFor, entryFor } from "../../protocol/visibility.ts"
import { checkNamed } from "./check-named.ts"
import type { Core } from "./core.ts"
import { type Counted, counted } from "./counted.ts"
import { type Older, readPage } from "./history.ts"
import type { ListMark } from "./queues.ts"

export interface ListRequest {
  /** Staff: a list of the console, or everything of one customer. */
  of: { view: View } | { customerId: string }
  mark: ListMark | null
  limit: number
}

export interface List {
  conversations: Conversation[]
  next: ListMark | null
  asOf: number | null
  epoch: string
}

/** A page of what staff ask for; for everybody else a page of their own conversations, whatever they ask for. */
export function listConversations(core: Core, viewer: Viewer, request: ListRequest): Counted<List> {
  const read = counted(core, viewer, () => pageOf(core, viewer, request))
  if (!read.ok || !isStaff(viewer) || !("view" in request.of)) return read
  const named = checkNamed(core, { labels: request.of.view.labels ?? [] })
  return named.ok ? read : { ...named, quota: read.quota }
}

function pageOf(core: Core, viewer: Viewer, { of: asked, mark, limit }: ListRequest): List {
  const { conversations, stream, meta, clock } = core
  const staff = isStaff(viewer)
  const of = staff ? asked : { customerId: viewer.userId }
  const page = { mark, limit: limit + 1 }
  const found =
    "view" in of
      ? conversations.list(of.view, { viewerId: viewer.userId, now: clock.now(), ...page })
      : conversations.ofCustomer(of.customerId, page)
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return {
    conversations: shown.map(found => conversationFor(viewer, found)),
    next: found.length > limit && last ? ("view" in of ? placeOf(last) : recentMark(last)) : null,
    asOf: staff ? stream.head() : null,
    epoch: meta.epoch(),
  }
}

const recentMark = ({ updatedAt, id }: StoredConversation): ListMark => ({ due: 0, since: updatedAt, id })

/** The conversation as this person may see it; null when there is none, or none that is theirs to see. */
export function readConversation({ conversations }: Core, viewer: Viewer, id: string): Conversation | null {
  const found = conversations.get(id)
  return found && may(viewer, "read", found) ? conversationFor(viewer, found) : null
}

export interface OneRequest {
  conversationId: string
  /** A number of the viewer's own counting; null for the newest page. */
  before: number | null
  limit: number
}

export interface EntriesRead {
  conversation: Conversation
  entries: Entry[]
  older: Older
  asOf: number
  epoch: string
}

/** A page of entries, oldest first; without entries and with older ones archived, this page is Postgres's to give. */
export function readEntries(
  core: Core,
  viewer: Viewer,
  { conversationId, before, limit }: OneRequest,
): EntriesRead | null {
  const found = core.conversations.get(conversationId)
  if (!found || !may(viewer, "read", found)) return null
  const { entries, older } = readPage(core, found, { counting: isStaff(viewer) ? "seq" : "position", before, limit })
  return {
    conversation: conversationFor(viewer, found),
    entries: entries.map(entry => entryFor(viewer, entry)).filter(entry => entry !== null),
    older,
    asOf: asOf(core, viewer, found),
    epoch: core.meta.epoch(),
  }
}

const asOf = ({ stream }: Core, viewer: Viewer, one: StoredConversation): number =>
  isStaff(viewer) ? stream.head() : one.lastPosition

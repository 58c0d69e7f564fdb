import type { Entry } from "../../protocol/entry.ts"
import { isStaff, type Viewer } from "../../protocol/person.ts"
import type { Refusal, RefusalCode } from "../../protocol/refusal.ts"
import { entryFor } from "../../protocol/visibility.ts"
import type { Happening, Question } from "../../web/live/event.ts"
import { viewOf } from "../../web/live/list-ref.ts"
import type { Core } from "../../worker/org/core.ts"
import { type Counted, counted } from "../../worker/org/counted.ts"
import type { Counting } from "../../worker/org/history.ts"
import type { ListMark } from "../../worker/org/queues.ts"
import { listConversations, readConversation, readEntries } from "../../worker/org/reads.ts"
import { type ArchivedPage, joinedPage } from "../../worker/routes/conversations/joined-page.ts"
import type { SimulatedClient } from "./simulated-client.ts"
import type { Tenant, World } from "./world.ts"

const limit = 5

/** A page puts a question to REST: the Worker looks who asks, the object and Postgres answer. In pages of five, so that there is much to page through. */
export async function answer(client: SimulatedClient, question: Question): Promise<Happening> {
  const { world, tenant, signIn, viewer } = client
  const refused = refusedTo(world, tenant, signIn)
  if (refused !== null) return { type: "fetch_failed", question, failure: refused }
  try {
    return await found(client, viewer, question)
  } catch (error) {
    if (error instanceof Refused) return { type: "fetch_failed", question, failure: error.code }
    throw error
  }
}

class Refused extends Error {
  readonly code: RefusalCode
  constructor({ code }: Refusal) {
    super(code)
    this.code = code
  }
}

async function found(client: SimulatedClient, viewer: Viewer, question: Question): Promise<Happening> {
  switch (question.about) {
    case "conversations":
      return { type: "conversations_fetched", question, page: conversations(client.tenant, viewer, question) }
    case "conversation": {
      const conversation = read(client.tenant, viewer, core => readConversation(core, viewer, question.conversationId))
      if (conversation === null) throw new Refused({ code: "not_found" })
      return { type: "conversation_fetched", question, conversation }
    }
    case "entries": {
      const page = await entries(client, viewer, question)
      if (!page.ok) throw new Refused(page.refusal)
      const { asOf, epoch, next } = page
      const nextCursor = next === null ? null : String(next)
      return { type: "entries_fetched", question, page: { entries: page.entries, asOf, epoch, nextCursor } }
    }
  }
}

/** As worker/org/organization.ts answers: in turn, and counted. */
const read = <T>({ host }: Tenant, viewer: Viewer, look: (core: Core) => T): T =>
  answered(host.inTurn(core => counted(core, viewer, look)))

function answered<T>(answer: Counted<T>): T {
  if (!answer.ok) throw new Refused(answer.refusal)
  return answer.value
}

/** What the Worker says to somebody who is not signed in any more, or asks for an organization that is gone. */
export function refusedTo(
  { identity, timeline }: World,
  tenant: Tenant,
  signIn: SimulatedClient["signIn"],
): "unauthenticated" | "not_found" | null {
  if (!identity.isSignedIn(signIn, timeline.now)) return "unauthenticated"
  return identity.isGone(tenant.name) ? "not_found" : null
}

type About<A extends Question["about"]> = Extract<Question, { about: A }>

function conversations(tenant: Tenant, viewer: Viewer, { queue, filter, cursor }: About<"conversations">) {
  const mark = cursor === null ? null : (JSON.parse(cursor) as ListMark)
  const asked = { of: { view: viewOf({ queue, filter }) }, mark, limit }
  const list = answered(tenant.host.inTurn(core => listConversations(core, viewer, asked)))
  const { conversations, epoch, asOf, next } = list
  return { conversations, epoch, nextCursor: next && JSON.stringify(next), ...(asOf === null ? {} : { asOf }) }
}

function entries(
  { world, tenant, dice }: SimulatedClient,
  viewer: Viewer,
  { conversationId, cursor }: About<"entries">,
) {
  const { host } = tenant
  const before = cursor === null ? null : Number(cursor)
  const counting = isStaff(viewer) ? "seq" : "position"
  const soon = <T>(work: () => T): Promise<T> => world.timeline.later(1 + dice.below(20), work)
  return joinedPage(
    { counting, before },
    {
      live: () =>
        soon(() => read(tenant, viewer, core => readEntries(core, viewer, { conversationId, before, limit }))),
      archived: () => soon(() => archived(tenant, viewer, { conversationId, before, counting })),
      settle: () => Promise.race([host.settle(), world.timeline.later(1_000, () => {})]),
    },
  )
}

interface Asked {
  conversationId: string
  before: number | null
  counting: Counting
}

/** As drizzle/queries/history.ts selects. */
function archived({ postgres }: Tenant, viewer: Viewer, { conversationId, before, counting }: Asked): ArchivedPage {
  if (postgres.down) throw new Error("Postgres does not answer")
  const found = [...postgres.entries.values()]
    .filter(entry => entry.conversationId === conversationId && (entry[counting] ?? Infinity) < (before ?? Infinity))
    .filter(entry => counting === "seq" || entry.position !== null)
    .sort((a, b) => a.seq - b.seq)
  const shown = found.slice(-limit)
  const entries: Entry[] = shown.map(entry => entryFor(viewer, entry)).filter(entry => entry !== null)
  const upTo = postgres.conversations.get(conversationId)?.lastSeq ?? 0
  return { entries, next: found.length > limit ? (shown[0]?.[counting] ?? null) : null, upTo }
}

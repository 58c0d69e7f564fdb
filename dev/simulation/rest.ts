import type { Viewer } from "../../protocol/person.ts"
import { isStaff } from "../../protocol/person.ts"
import { entryFor } from "../../protocol/visibility.ts"
import type { Happening, Question } from "../../web/live/event.ts"
import type { Failure } from "../../web/live/state.ts"
import { listConversations, readConversation, readEntries } from "../../worker/org/reads.ts"
import type { SimulatedClient } from "./simulated-client.ts"
import type { Tenant, World } from "./world.ts"

const limit = 5

/** A page puts a question to REST: the Worker looks who asks, the object answers. */
export function answer({ world, tenant, signIn, viewer }: SimulatedClient, question: Question): Happening {
  const refused = refusedTo(world, tenant, signIn)
  return refused ? { type: "fetch_failed", question, failure: refused } : answerQuestion(tenant, viewer, question)
}

/** What the Worker says to somebody who is not signed in any more, or asks for an organization that is gone. */
export function refusedTo(
  { identity, timeline }: World,
  tenant: Tenant,
  signIn: SimulatedClient["signIn"],
): (Failure & ("unauthenticated" | "not_found")) | null {
  if (!identity.isSignedIn(signIn, timeline.now)) return "unauthenticated"
  return identity.isGone(tenant.name) ? "not_found" : null
}

/** What REST answers to a page's question, in the small: pages of five, so that there is much to page through. */
export function answerQuestion({ host, postgres }: Tenant, viewer: Viewer, question: Question): Happening {
  switch (question.about) {
    case "conversations": {
      const mark = question.cursor === null ? null : (JSON.parse(question.cursor) as { key: number; id: string })
      const list = host.do(core => listConversations(core, viewer, { of: { queue: question.queue }, mark, limit }))
      const { conversations, epoch, asOf, next } = list
      const nextCursor = next && JSON.stringify(next)
      const page = { conversations, epoch, nextCursor, ...(asOf === null ? {} : { asOf }) }
      return { type: "conversations_fetched", question, page }
    }
    case "conversation": {
      const conversation = host.do(core => readConversation(core, viewer, question.conversationId))
      if (conversation === null) return { type: "fetch_failed", question, failure: "not_found" }
      return { type: "conversation_fetched", question, conversation }
    }
    case "entries": {
      const before = question.cursor === null ? null : Number(question.cursor)
      const request = { conversationId: question.conversationId, before, limit }
      const read = host.do(core => readEntries(core, viewer, request))
      if (read === null) return { type: "fetch_failed", question, failure: "not_found" }
      const { asOf, epoch } = read
      const counting = isStaff(viewer) ? "seq" : "position"
      const archived = [...postgres.entries.values()]
        .filter(
          entry =>
            entry.conversationId === question.conversationId && (entry[counting] ?? Infinity) < (before ?? Infinity),
        )
        .sort((a, b) => a.seq - b.seq)
        .map(entry => entryFor(viewer, entry))
        .filter(entry => entry !== null)
      const entries = read.older.is === "archived" ? archived.slice(-limit) : read.entries
      const more = read.older.is === "archived" ? archived.length > limit : read.older.is === "here"
      const oldest = entries[0]
      const nextCursor = more && oldest ? String(oldest.seq ?? oldest.position) : null
      return { type: "entries_fetched", question, page: { entries, asOf, epoch, nextCursor } }
    }
  }
}

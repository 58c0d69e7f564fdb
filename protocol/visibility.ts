import type { Conversation, ConversationState, Escalation } from "./conversation.ts"
import type { DownFrame } from "./down.ts"
import type { Entry, EntryBody } from "./entry.ts"
import { type Author, isStaff, type Role } from "./person.ts"

type DraftFrame = Extract<DownFrame, { type: "draft" }>

const staffOnly: ReadonlySet<EntryBody["type"]> = new Set([
  "note",
  "customer_changed",
  "labelled",
  "prioritized",
  "snoozed",
  "woken",
  "breached",
  "scheduled",
  "unscheduled",
  "applied",
])

/** The visibility rule, the only one. Entries that a customer may see have a position; the others have none. */
export const isPublic = (body: EntryBody): boolean =>
  body.type === "edited" || body.type === "deleted" ? body.of === "message" : !staffOnly.has(body.type)

/** Who sees every entry just as it is stored. */
export const seesAll = isStaff

/** The entry as this person may see it, or null. Organization-wide numbers and the ids of staff stay out of customers' frames. */
export function entryFor(person: { role: Role | null }, entry: Entry): Entry | null {
  if (seesAll(person)) return entry
  if (entry.position === null) return null
  const { seq: _staffOnly, clocks: _alsoStaffOnly, ...rest } = entry
  return { ...rest, author: authorForCustomer(entry.author), body: bodyForCustomer(entry.body) }
}

function bodyForCustomer(body: EntryBody): EntryBody {
  switch (body.type) {
    case "opened": {
      const { origin: _staffOnly, ...rest } = body
      return rest
    }
    case "answer": {
      const { trace: _staffOnly, ...rest } = body
      return rest
    }
    case "escalated": {
      const { summary: _staffOnly, ...rest } = body
      return rest
    }
    case "message": {
      const { scheduledId: _staffOnly, textNow, ...rest } = body
      return { ...rest, text: textNow ?? rest.text }
    }
    case "edited": {
      const { textNow, ...rest } = body
      return { ...rest, text: textNow ?? rest.text }
    }
    case "assigned": {
      const { note: _staffOnly, ...rest } = body
      return { ...rest, agent: { ...rest.agent, id: null } }
    }
    case "absorbed": {
      const { waitingSince: _staffOnly, promised: _alsoStaffOnly, ...rest } = body
      return rest
    }
    case "resolved": {
      const { disposition: _staffOnly, ...rest } = body
      return rest
    }
    default:
      return body
  }
}

/** The conversation as this person may see it. That they may see it at all is `may(person, "read", conversation)`. */
export function conversationFor(person: { role: Role | null }, conversation: Conversation): Conversation {
  if (isStaff(person)) return conversation
  const { lastSeq: _staffOnly, spentTokens: _also, work: _andThis, origin: _andThat, ...rest } = conversation
  const preview = rest.preview && { ...rest.preview, author: authorForCustomer(rest.preview.author) }
  return { ...rest, preview, state: stateForCustomer(rest.state) }
}

/** A piece of an answer as this person may see it: how it comes about is for staff. */
export function draftFor(person: { role: Role | null }, { trace, ...draft }: DraftFrame): DraftFrame {
  return isStaff(person) && trace !== undefined ? { ...draft, trace } : draft
}

const authorForCustomer = (author: Author): Author => (author.kind === "customer" ? author : { ...author, id: null })

function stateForCustomer(state: ConversationState): ConversationState {
  switch (state.status) {
    case "open":
      return state
    case "waiting":
      return { ...state, escalation: escalationForCustomer(state.escalation) }
    case "claimed": {
      const escalation = state.escalation && escalationForCustomer(state.escalation)
      return { ...state, agent: { ...state.agent, id: null }, escalation }
    }
    case "resolved": {
      const escalation = state.escalation && escalationForCustomer(state.escalation)
      return {
        ...state,
        by: authorForCustomer(state.by),
        agent: state.agent && { ...state.agent, id: null },
        escalation,
      }
    }
  }
}

function escalationForCustomer({ summary: _staffOnly, ...escalation }: Escalation): Escalation {
  return escalation
}

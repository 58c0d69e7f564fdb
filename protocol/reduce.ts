import type { Conversation, ConversationState, Escalation } from "./conversation.ts"
import type { Entry, EntryBody } from "./entry.ts"
import { limits } from "./limits.ts"
import { workAfter } from "./reduce/work-after.ts"
import { unquoted } from "./taken-back.ts"
import { workOf } from "./work.ts"

/**
 * Folds one entry into the conversation it belongs to. Server and page use this same function, so that
 * *snapshot + later entries = later snapshot* holds by construction. `null` is a conversation that nobody has opened yet.
 * An entry that the conversation already contains changes nothing.
 */
export function reduce(before: Conversation | null, entry: Entry): Conversation {
  if (before === null) return opened(entry)
  if (contains(before, entry)) return before
  const isMessage = says(entry.body)
  const fromCustomer = entry.author.kind === "customer"
  const position = entry.position ?? before.lastPosition
  const state = withoutQuotes(nextState(before.state, entry), entry.body)
  return {
    ...before,
    customer: entry.body.type === "customer_changed" ? entry.body.customer : before.customer,
    state,
    turn: takesOver(entry.body) ? before.turn + 1 : before.turn,
    // A note must not show in a customer's copy, so only what they may see counts as news.
    updatedAt: entry.position === null ? before.updatedAt : entry.at,
    lastPosition: position,
    lastFromCustomer: isMessage && fromCustomer ? position : before.lastFromCustomer,
    lastFromOthers: isMessage && !fromCustomer ? position : before.lastFromOthers,
    preview: previewAfter(before, entry),
    ...assistance(before, entry),
    ...toldByCustomer(entry.body),
    ...(entry.body.type === "merged" && { mergedInto: entry.body.into }),
    ...(entry.seq === undefined ? {} : { lastSeq: entry.seq, ...worked(before, state, entry) }),
  }
}

/** Only staff have a number, and only they are told of the work. */
function worked(before: Conversation, state: ConversationState, entry: Entry): Pick<Conversation, "work"> {
  const work = workAfter(before, state, entry)
  return work === workOf(before) ? {} : { work }
}

function opened(entry: Entry): Conversation {
  if (entry.body.type !== "opened")
    throw new Error(`The first entry of a conversation is "opened", not "${entry.body.type}"`)
  return {
    id: entry.conversationId,
    customer: entry.body.customer,
    state: { status: "open" },
    turn: 0,
    createdAt: entry.at,
    updatedAt: entry.at,
    lastPosition: entry.position ?? 0,
    lastFromCustomer: 0,
    lastFromOthers: 0,
    preview: null,
    receipts: { customer: { delivered: 0, read: 0 }, staff: { delivered: 0, read: 0 } },
    ...(entry.seq === undefined ? {} : { lastSeq: entry.seq }),
    ...(entry.body.origin && { origin: entry.body.origin }),
  }
}

function contains(conversation: Conversation, entry: Entry): boolean {
  if (entry.seq !== undefined && conversation.lastSeq !== undefined) return entry.seq <= conversation.lastSeq
  return entry.position !== null && entry.position <= conversation.lastPosition
}

function previewAfter({ preview }: Conversation, { id, author, body }: Entry): Conversation["preview"] {
  if (says(body)) return { id, author, text: shortened(body.text) }
  const corrected = (body.type === "edited" || body.type === "deleted") && preview?.id === body.entryId
  return corrected ? { ...preview, text: body.type === "edited" ? shortened(body.text) : "" } : preview
}

function shortened(whole: string): string {
  const text = whole.slice(0, limits.previewCharactersMax)
  // A cut through a surrogate pair would leave half a character.
  return text.isWellFormed() ? text : text.slice(0, -1)
}

/** A person is there from now on. */
export const takesOver = ({ type }: EntryBody): boolean => type === "claimed" || type === "assigned"

function toldByCustomer(body: EntryBody): Partial<Conversation> {
  if (body.type === "scored") return { score: { score: body.score, comment: body.comment } }
  return body.type === "email_left" ? { email: body.email } : {}
}

function nextState(state: ConversationState, { body, author, at }: Entry): ConversationState {
  switch (body.type) {
    case "escalated":
      return { status: "waiting", escalation: escalationBy(body, at) }
    case "cancelled":
      return { status: "open" }
    case "claimed":
      return {
        status: "claimed",
        agent: { id: author.id, name: author.name },
        joinedAt: at,
        escalation: escalationOf(state),
      }
    case "assigned":
      return { status: "claimed", agent: body.agent, joinedAt: at, escalation: escalationOf(state) }
    case "released":
      // The same wait goes on: whoever takes it next should know what it was about.
      return body.to === "assistant"
        ? { status: "open" }
        : { status: "waiting", escalation: escalationOf(state) ?? { reason: reasons.released, at } }
    case "reopened":
      if (body.to === "assistant") return { status: "open" }
      return { status: "waiting", escalation: sameWait(state, { author, at }) ?? { reason: reasons.reopened, at } }
    case "unattended":
      return state.status === "waiting" ? { ...state, escalation: { ...state.escalation, unattendedAt: at } } : state
    case "resolved":
    case "merged":
      return { status: "resolved", by: author, at, escalation: escalationOf(state), agent: agentOf(state) }
    case "opened":
    case "message":
    case "note":
    case "customer_changed":
    case "answer":
    case "stopped":
    case "regenerated":
    case "rated":
    case "labelled":
    case "prioritized":
    case "snoozed":
    case "woken":
    case "breached":
    case "scheduled":
    case "unscheduled":
    case "absorbed":
    case "edited":
    case "deleted":
    case "email_left":
    case "scored":
    case "applied":
    case "erased":
      return state
  }
}

/**
 * What was asked for before has been dealt with, and this is another wait, unless the team takes back at once what it has
 * resolved. Who exactly of the team it was customers are not told, so it does not matter.
 */
function sameWait(state: ConversationState, { author, at }: Pick<Entry, "author" | "at">): Escalation | null {
  if (state.status !== "resolved" || state.by.kind !== "staff" || author.kind !== "staff") return null
  return at - state.at <= limits.takenBackMs ? state.escalation : null
}

/** What was noted goes with what was taken back: it repeats it (taken-back.ts). */
function withoutQuotes(state: ConversationState, { type }: EntryBody): ConversationState {
  if (type !== "deleted" || state.status === "open" || state.escalation === null) return state
  const { summary, ...escalation } = state.escalation
  const reason = unquoted(escalation.reason)
  if (summary === undefined && reason === escalation.reason) return state
  return { ...state, escalation: { ...escalation, reason } }
}

function escalationBy(body: Extract<EntryBody, { type: "escalated" }>, at: number): Escalation {
  const { type: _known, reason, ...why } = body
  return { reason, at, ...why }
}

/** What is read and counts as news: messages, and what the assistant came to say. */
const says = (body: EntryBody): body is Extract<EntryBody, { type: "message" | "answer" }> =>
  body.type === "message" || (body.type === "answer" && body.text !== "")

/** What is known of the assistant's part. Nobody who never met it has any of these. */
function assistance(before: Conversation, { id, position, body }: Entry): Partial<Conversation> {
  const misses = (before.misses ?? 0) + 1
  switch (body.type) {
    case "answer":
      return {
        answer: { id, end: body.end, position: position ?? before.lastPosition },
        ...(body.end === "done" && !body.found && { misses }),
        ...(body.trace && { spentTokens: (before.spentTokens ?? 0) + body.trace.tokens }),
      }
    case "regenerated":
      return { misses }
    case "rated":
      return { misses: body.rating === "down" ? misses : 0 }
    case "escalated":
    case "claimed":
    case "assigned":
      return before.misses === undefined ? {} : { misses: 0 }
    default:
      return {}
  }
}

const reasons = { released: "Handed back to the team", reopened: "Opened again" } as const

export const escalationOf = (state: ConversationState): Escalation | null =>
  state.status === "open" ? null : state.escalation

/** Who has it now, by their id; null when nobody has. */
export const holderOf = ({ state }: Pick<Conversation, "state">): string | null =>
  state.status === "claimed" ? state.agent.id : null

/** Who has it, or had it at its end. */
export const agentOf = (state: ConversationState) =>
  state.status === "claimed" || state.status === "resolved" ? state.agent : null

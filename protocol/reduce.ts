import type { Conversation, ConversationState, Escalation } from "./conversation.ts"
import type { Entry, EntryBody } from "./entry.ts"
import { limits } from "./limits.ts"

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
  return {
    ...before,
    customer: entry.body.type === "customer_changed" ? entry.body.customer : before.customer,
    state: nextState(before.state, entry),
    turn: entry.body.type === "claimed" ? before.turn + 1 : before.turn,
    // A note must not show in a customer's copy, so only what they may see counts as news.
    updatedAt: entry.position === null ? before.updatedAt : entry.at,
    lastPosition: position,
    lastFromCustomer: isMessage && fromCustomer ? position : before.lastFromCustomer,
    lastFromOthers: isMessage && !fromCustomer ? position : before.lastFromOthers,
    preview: preview(entry) ?? before.preview,
    ...assistance(before, entry),
    ...(entry.seq === undefined ? {} : { lastSeq: entry.seq }),
  }
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
  }
}

function contains(conversation: Conversation, entry: Entry): boolean {
  if (entry.seq !== undefined && conversation.lastSeq !== undefined) return entry.seq <= conversation.lastSeq
  return entry.position !== null && entry.position <= conversation.lastPosition
}

function preview(entry: Entry): Conversation["preview"] {
  if (!says(entry.body)) return null
  const text = entry.body.text.slice(0, limits.previewCharactersMax)
  // A cut through a surrogate pair would leave half a character.
  return { author: entry.author, text: text.isWellFormed() ? text : text.slice(0, -1) }
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
    case "released":
      // The same wait goes on: whoever takes it next should know what it was about.
      return body.to === "assistant"
        ? { status: "open" }
        : { status: "waiting", escalation: escalationOf(state) ?? { reason: reasons.released, at } }
    case "reopened":
      // What was asked for before has been dealt with: this is another wait.
      return body.to === "assistant"
        ? { status: "open" }
        : { status: "waiting", escalation: { reason: reasons.reopened, at } }
    case "resolved":
      return { status: "resolved", by: author, at, escalation: escalationOf(state), agent: agentOf(state) }
    case "opened":
    case "message":
    case "note":
    case "customer_changed":
    case "answer":
    case "stopped":
    case "regenerated":
    case "rated":
      return state
  }
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
      return before.misses === undefined ? {} : { misses: 0 }
    default:
      return {}
  }
}

const reasons = { released: "Handed back to the team", reopened: "Opened again" } as const

export const escalationOf = (state: ConversationState): Escalation | null =>
  state.status === "open" ? null : state.escalation

export const agentOf = (state: ConversationState) =>
  state.status === "claimed" || state.status === "resolved" ? state.agent : null

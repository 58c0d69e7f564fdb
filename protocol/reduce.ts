import type { Conversation, ConversationState, Escalation } from "./conversation.ts"
import type { Entry } from "./entry.ts"
import { limits } from "./limits.ts"

/**
 * Folds one entry into the conversation it belongs to. Server and page use this same function, so that
 * *snapshot + later entries = later snapshot* holds by construction. `null` is a conversation that nobody has opened yet.
 * An entry that the conversation already contains changes nothing.
 */
export function reduce(before: Conversation | null, entry: Entry): Conversation {
  if (before === null) return opened(entry)
  if (contains(before, entry)) return before
  const isMessage = entry.body.type === "message"
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
  if (entry.body.type !== "message") return null
  const text = entry.body.text.slice(0, limits.previewCharactersMax)
  // A cut through a surrogate pair would leave half a character.
  return { author: entry.author, text: text.isWellFormed() ? text : text.slice(0, -1) }
}

function nextState(state: ConversationState, { body, author, at }: Entry): ConversationState {
  switch (body.type) {
    case "escalated":
      return { status: "waiting", escalation: { reason: body.reason, at } }
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
    case "reopened":
      return body.to === "assistant"
        ? { status: "open" }
        : { status: "waiting", escalation: escalationOf(state) ?? { reason: reasons[body.type], at } }
    case "resolved":
      return { status: "resolved", by: author, at, escalation: escalationOf(state), agent: agentOf(state) }
    case "opened":
    case "message":
    case "note":
    case "customer_changed":
      return state
  }
}

const reasons = { released: "Handed back to the team", reopened: "Opened again" } as const

export const escalationOf = (state: ConversationState): Escalation | null =>
  state.status === "open" ? null : state.escalation

export const agentOf = (state: ConversationState) =>
  state.status === "claimed" || state.status === "resolved" ? state.agent : null

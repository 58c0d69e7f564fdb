import type { Side } from "../../protocol/conversation.ts"
import type { Entry } from "../../protocol/entry.ts"

/** What happened, in a sentence for this side. Null: it goes without saying. */
export function eventWords({ author, body }: Entry, side: Side, mine: boolean): string | null {
  const who = mine ? "You" : author.name
  switch (body.type) {
    case "message":
    case "note":
    case "answer":
    // The answer itself shows these.
    case "stopped":
    case "regenerated":
    case "rated":
      return null
    case "opened":
      return side === "staff" ? `${body.customer.name} started the conversation` : null
    case "escalated":
      return author.kind === "customer" || author.kind === "staff"
        ? `${who} asked for a person: ${body.reason}`
        : `Handed over to a person · ${body.reason}`
    case "cancelled":
      return mine ? "You no longer wait for a person" : `${who} no longer waits for a person`
    case "claimed":
      return side === "staff" ? `${who} took the conversation` : `${who} joined`
    case "released":
      if (body.to === "assistant") return `${who} left the conversation to the assistant`
      return side === "staff" ? `${who} put it back in the queue` : `${who} left. You are in the queue again`
    case "resolved":
      return mine ? "You resolved this" : `Resolved by ${who}`
    case "reopened":
      return mine ? "You opened it again" : `${who} opened it again`
    case "customer_changed":
      return `The customer is ${body.customer.name}${body.customer.isGuest ? ", a guest" : ""} now`
  }
}

import type { Side } from "../../protocol/conversation.ts"
import type { Entry, EntryBody } from "../../protocol/entry.ts"
import { pointInTime } from "./times.ts"

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
    // The message itself shows these.
    case "edited":
    case "deleted":
    // What was done one by one stands above it.
    case "applied":
    // It goes, with all that was shown.
    case "erased":
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
    case "assigned":
      return assignedWords(body, who, side)
    case "released":
      if (body.cause === "away")
        return side === "staff" ? "Nobody was there any more: back in the queue" : "You are in the queue again"
      if (body.to === "assistant") return `${who} left the conversation to the assistant`
      return side === "staff" ? `${who} put it back in the queue` : `${who} left. You are in the queue again`
    case "resolved":
      if (body.cause === "automatic") return "Closed, since nothing came for a while"
      return mine ? "You resolved this" : `Resolved by ${who}`
    case "reopened":
      return mine ? "You opened it again" : `${who} opened it again`
    case "customer_changed":
      return `The customer is ${body.customer.name}${body.customer.isGuest ? ", a guest" : ""} now`
    default:
      return workWords(body, who, side)
  }
}

function assignedWords(
  { agent, cause, note }: Extract<EntryBody, { type: "assigned" }>,
  who: string,
  side: Side,
): string {
  if (side === "customer") return `${agent.name} joined`
  const words = cause === "automatic" ? `Assigned to ${agent.name}` : `${who} assigned this to ${agent.name}`
  return note === undefined ? words : `${words}: ${note}`
}

function scheduledWords({ at, text }: Extract<EntryBody, { type: "scheduled" }>, who: string): string {
  const words = `${who} scheduled a message to be sent ${pointInTime(at, Date.now())}`
  return text === "" ? words : `${words}: ${text}`
}

/** What the team does besides talking. */
function workWords(body: EntryBody, who: string, side: Side): string | null {
  switch (body.type) {
    case "labelled":
      return `${who} changed the labels`
    case "prioritized":
      return `${who} set the priority to ${body.priority}`
    case "snoozed":
      return body.until === null
        ? `${who} snoozed this until a reply`
        : `${who} snoozed this: back ${pointInTime(body.until, Date.now())}`
    case "woken":
      return {
        time: "Back from snooze",
        reply: "Back from snooze: the customer replied",
        person: `${who} took this out of snooze`,
      }[body.cause]
    case "breached":
      return { first: "First reply is overdue", next: "Reply is overdue", resolution: "Resolution is overdue" }[
        body.clock
      ]
    case "scheduled":
      return scheduledWords(body, who)
    case "unscheduled":
      return {
        person: `${who} took back a scheduled message`,
        reply: "A scheduled message was not sent: the customer wrote first",
        stale: "A scheduled message was not sent: things have changed since it was written",
      }[body.cause]
    case "merged":
      return "This conversation goes on in another one"
    case "absorbed":
      return side === "staff"
        ? "Another conversation of this customer goes on here"
        : "Another conversation goes on here"
    case "unattended":
      return "Nobody has been able to come yet"
    case "email_left":
      return `${who} left an e-mail address: ${body.email}`
    case "scored":
      return `${who} rated this ${body.score} of 5${body.comment === null ? "" : `: ${body.comment}`}`
    default:
      return null
  }
}

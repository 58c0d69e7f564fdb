import type { Command, Operation } from "../../../protocol/command.ts"
import type { EntryBody, StoredEntry } from "../../../protocol/entry.ts"
import type { Item, Sent } from "./history.ts"

/** The entries of a stream as the checker knows things. */
export function itemsOf(entries: readonly StoredEntry[]): Item[] {
  const parts = partsOf(entries)
  return entries.map((entry, index) => ({
    id: entry.id,
    channel: entry.conversationId,
    ...(isEmptied(entry.body) ? {} : { content: said(entry.body) }),
    seq: entry.seq,
    ...(entry.position === null ? { isPrivate: true } : { position: entry.position }),
    isBySystem: isOwnDoing(entry) || isPrelude(entry, entries[index + 1]) || parts.has(entry.seq),
  }))
}

/** What it said has been taken back. */
const isEmptied = (body: EntryBody): boolean => "text" in body && body.text === "" && body.type !== "answer"

/** The numbers of what was asked for together, right before the entry that has the id of all of it. */
const partsOf = (entries: readonly StoredEntry[]): ReadonlySet<number> =>
  new Set(
    entries.flatMap(({ seq, body }) =>
      body.type === "applied" ? Array.from({ length: body.entries }, (_, index) => seq - 1 - index) : [],
    ),
  )

/** What nobody asked for under an id of theirs: the assistant's part, what the organization learns of people, and what happens by itself. */
const isOwnDoing = ({ author, body }: StoredEntry): boolean =>
  author.kind === "system" ||
  body.type === "customer_changed" ||
  body.type === "answer" ||
  (body.type === "message" && body.scheduledId !== undefined) ||
  ((body.type === "woken" || body.type === "unscheduled") && body.cause === "reply") ||
  body.type === "absorbed" ||
  (body.type === "escalated" && body.cause !== undefined && body.cause !== "person")

/** What words bring about besides being said: they open a conversation, open it again, or claim it. Right before them. */
const isPrelude = ({ body, author, conversationId }: StoredEntry, next: StoredEntry | undefined): boolean =>
  ((["opened", "reopened", "claimed"].includes(body.type) && leadsTo.has(next?.body.type)) ||
    (["assigned", "escalated"].includes(body.type) && next?.body.type === "absorbed") ||
    (body.type === "unscheduled" && endings.has(next?.body.type))) &&
  next !== undefined &&
  next.conversationId === conversationId &&
  next.author.id === author.id

/** A customer's words open a conversation again, wake it, and take back what was to be sent. */
const leadsTo: ReadonlySet<EntryBody["type"] | undefined> = new Set(["message", "unscheduled"])
/** What is resolved, or goes on elsewhere, takes back what was to be sent, one after the other. */
const endings: ReadonlySet<EntryBody["type"] | undefined> = new Set(["resolved", "merged", "unscheduled"])

export const sentOf = (
  { id, conversationId, command }: Operation,
  given: Pick<Sent, "sender" | "outcome" | "wasRefused">,
): Sent => ({ id, channel: conversationId, content: asked(command), ...given })

/** The same words for a command and for the entry that it makes. */
export function asked(command: Command): string {
  switch (command.type) {
    case "start":
    case "send":
      return `message ${command.text}`
    case "note":
      return `note ${command.text}`
    case "escalate":
      return `escalated ${command.reason}`
    case "release":
      return `released ${command.to}`
    case "stop":
      return `stopped ${command.answerId}`
    case "regenerate":
      return `regenerated ${command.answerId}`
    case "rate":
      return `rated ${command.answerId} ${command.rating} ${command.reason}`
    case "cancel":
    case "claim":
    case "resolve":
    case "reopen":
      return moves[command.type]
    case "snooze":
      return `snoozed ${command.until}`
    case "wake":
      return "woken person"
    case "schedule":
      return `scheduled ${command.at} ${command.text}`
    case "unschedule":
      return `unscheduled ${command.scheduledId}`
    case "assign":
      return `assigned ${command.agentId}`
    case "label":
      return `labelled ${command.add} ${command.remove}`
    case "prioritize":
      return `prioritized ${command.priority}`
    case "merge":
      return `merged ${command.into}`
    case "edit":
      return `edited ${command.entryId} ${command.text}`
    case "delete":
      return `deleted ${command.entryId}`
    case "score":
      return `scored ${command.score} ${command.comment}`
    case "leave_email":
      return `email_left ${command.email}`
    case "apply":
      return `applied ${command.name}`
  }
}

const moves = { cancel: "cancelled", claim: "claimed", resolve: "resolved", reopen: "reopened" } as const

export function said(body: EntryBody): string {
  switch (body.type) {
    case "message":
    case "note":
      return `${body.type} ${body.text}`
    case "escalated":
      return `escalated ${body.reason}`
    case "released":
      return `released ${body.to}`
    case "answer":
      return `answer ${body.end} ${body.text}`
    case "stopped":
    case "regenerated":
      return `${body.type} ${body.answerId}`
    case "rated":
      return `rated ${body.answerId} ${body.rating} ${body.reason}`
    case "opened":
    case "cancelled":
    case "claimed":
    case "resolved":
    case "reopened":
    case "customer_changed":
      return body.type
    case "snoozed":
      return `snoozed ${body.until}`
    case "woken":
      return `woken ${body.cause}`
    case "scheduled":
      return `scheduled ${body.at} ${body.text}`
    case "unscheduled":
      return `unscheduled ${body.scheduledId}`
    case "assigned":
      return `assigned ${body.agent.id}`
    case "labelled":
      return `labelled ${body.add} ${body.remove}`
    case "prioritized":
      return `prioritized ${body.priority}`
    case "merged":
      return `merged ${body.into}`
    case "edited":
      return `edited ${body.entryId} ${body.text}`
    case "deleted":
      return `deleted ${body.entryId}`
    case "scored":
      return `scored ${body.score} ${body.comment}`
    case "email_left":
      return `email_left ${body.email}`
    case "applied":
      return `applied ${body.name}`
    case "absorbed":
    case "breached":
    case "unattended":
    case "erased":
      return body.type
  }
}

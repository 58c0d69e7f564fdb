import type { Command, Operation } from "../../protocol/command.ts"
import type { EntryBody, StoredEntry } from "../../protocol/entry.ts"

/**
 * Whether an operation asks for what these entries already say: a repetition, not a conflict. The last of them carries its id;
 * before it stand those that several actions have made together.
 */
export function repeats({ conversationId, command }: Operation, entries: readonly StoredEntry[]): boolean {
  const own = entries.at(-1)
  if (own === undefined || conversationId !== own.conversationId) return false
  if (command.type !== "apply") return says(own.body, command)
  if (own.body.type !== "applied" || own.body.name !== command.name) return false
  return saysAll(
    entries.slice(0, -1).map(({ body }) => body),
    command.actions,
  )
}

/** What was made besides (a reply claims) stands between them; what was not made (who has it need not take it) is missing. */
function saysAll(bodies: readonly EntryBody[], actions: readonly Command[]): boolean {
  const [body, ...later] = bodies
  const [action, ...others] = actions
  if (body === undefined) return actions.every(mayBeMissing)
  if (action !== undefined && says(body, action)) return saysAll(later, others)
  if (besides.has(body.type)) return saysAll(later, actions)
  return action !== undefined && mayBeMissing(action) && saysAll(bodies, others)
}

const besides: ReadonlySet<EntryBody["type"]> = new Set(["claimed", "unscheduled"])
const mayBeMissing = ({ type }: Command): boolean => type === "claim" || type === "assign"

function says(body: EntryBody, command: Command): boolean {
  switch (command.type) {
    case "start":
    case "send":
      return body.type === "message" && isOrWas(body.text, command.text)
    case "note":
      return body.type === "note" && isOrWas(body.text, command.text) && same(body.mentions, command.mentions)
    case "escalate":
      return body.type === "escalated" && body.reason === command.reason
    case "cancel":
      return body.type === "cancelled"
    case "claim":
      return body.type === "claimed"
    case "assign":
      return body.type === "assigned" && body.agent.id === command.agentId && body.note === command.note
    case "release":
      return body.type === "released" && body.to === command.to
    case "resolve":
      return body.type === "resolved" && body.disposition === command.disposition
    case "reopen":
      return body.type === "reopened"
    case "stop":
      return body.type === "stopped" && body.answerId === command.answerId
    case "regenerate":
      return body.type === "regenerated" && body.answerId === command.answerId
    case "rate":
      return (
        body.type === "rated" &&
        body.answerId === command.answerId &&
        body.rating === command.rating &&
        body.reason === command.reason
      )
    default:
      return saysWork(body, command)
  }
}

function saysWork(body: EntryBody, command: Command): boolean {
  switch (command.type) {
    case "label":
      return body.type === "labelled" && same(body.add, command.add) && same(body.remove, command.remove)
    case "prioritize":
      return body.type === "prioritized" && body.priority === command.priority
    case "snooze":
      return body.type === "snoozed" && body.until === command.until
    case "wake":
      return body.type === "woken"
    case "merge":
      return body.type === "merged" && body.into === command.into
    case "edit":
      return body.type === "edited" && body.entryId === command.entryId && isOrWas(body.text, command.text)
    case "delete":
      return body.type === "deleted" && body.entryId === command.entryId
    case "schedule":
      return body.type === "scheduled" && body.at === command.at && isOrWas(body.text, command.text)
    case "unschedule":
      return body.type === "unscheduled" && body.scheduledId === command.scheduledId
    case "score":
      return body.type === "scored" && body.score === command.score && body.comment === command.comment
    case "leave_email":
      return body.type === "email_left" && body.email === command.email
    default:
      return false
  }
}

/** What has been taken back has no text any more, and nothing is said without. */
const isOrWas = (kept: string, text: string): boolean => kept === "" || kept === text

/** The same ids, whoever named one twice. */
const same = (one: readonly string[] = [], other: readonly string[] = []): boolean =>
  new Set([...one, ...other]).size === new Set(one).size && new Set(one).size === new Set(other).size

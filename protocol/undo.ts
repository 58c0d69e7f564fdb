import type { BulkCommand } from "./bulk.ts"
import type { Conversation } from "./conversation.ts"
import type { Entry, EntryBody } from "./entry.ts"
import { moves } from "./matters.ts"
import { holderOf } from "./reduce.ts"
import { workOf } from "./work.ts"

/**
 * What puts a conversation back from `after` to `before`: its labels, its priority, who has it and whether it is snoozed or
 * over. Nothing where none of that has changed. What has been told stays told: a customer has read that it was resolved, after a
 * minute another wait begins with opening again, and a message that was to be sent later and was taken back by resolving stays so.
 */
export function undoOf(before: Conversation, after: Conversation): BulkCommand[] {
  const back = handedBack(before, after)
  return [
    ...relabelled(before, after),
    ...prioritizedAgain(before, after),
    ...back,
    ...snoozedAgain(before, after, back),
  ]
}

/** Whether an entry has changed the same as this command would: then it is not for undoing any more. */
export function isChangedBy(command: BulkCommand, { body }: Pick<Entry, "body">): boolean {
  switch (command.type) {
    case "label": {
      const named = new Set([...command.add, ...command.remove])
      return body.type === "labelled" && [...body.add, ...body.remove].some(id => named.has(id))
    }
    case "prioritize":
      return body.type === "prioritized"
    default:
      return moving.has(body.type)
  }
}

/**
 * Whether this person has given the conversation to who has it now, and they have done nothing there since: whoever gave it away by
 * mistake may take it back. `newest`: its newest entries, oldest first.
 */
export function gaveIt(newest: readonly Pick<Entry, "author" | "body">[], userId: string): boolean {
  const last = newest.findLast(
    ({ author, body }) => moving.has(body.type) || (author.kind === "staff" && author.id !== userId),
  )
  return last?.body.type === "assigned" && last.author.id === userId
}

/** Where a conversation stands, with whom, and whether it is put off. */
const moving: ReadonlySet<EntryBody["type"]> = new Set([...moves, "snoozed", "woken"])

function relabelled(before: Conversation, after: Conversation): BulkCommand[] {
  const [had, has] = [workOf(before).labels, workOf(after).labels]
  const add = had.filter(id => !has.includes(id))
  const remove = has.filter(id => !had.includes(id))
  return add.length + remove.length === 0 ? [] : [{ type: "label", add, remove }]
}

function prioritizedAgain(before: Conversation, after: Conversation): BulkCommand[] {
  const { priority } = workOf(before)
  return priority === workOf(after).priority ? [] : [{ type: "prioritize", priority }]
}

function handedBack(before: Conversation, after: Conversation): BulkCommand[] {
  const isOver = after.state.status === "resolved"
  if (before.state.status === "resolved") {
    const { disposition } = workOf(before)
    return isOver ? [] : [{ type: "resolve", ...(disposition !== null && { disposition }) }]
  }
  const opened: BulkCommand[] = isOver ? [{ type: "reopen" }] : []
  const had = holderOf(before)
  const has = holderOf(after)
  if (had !== null) return had === has ? opened : [...opened, { type: "assign", agentId: had }]
  if (after.state.status !== "claimed") return opened
  return [{ type: "release", to: before.state.status === "open" ? "assistant" : "queue" }]
}

/** Whoever moves a conversation brings it back into the queues. */
function snoozedAgain(before: Conversation, after: Conversation, back: readonly BulkCommand[]): BulkCommand[] {
  const had = workOf(before).snooze
  const has = back.length > 0 ? null : workOf(after).snooze
  if (had === null) return has === null ? [] : [{ type: "wake" }]
  return has !== null && has.until === had.until ? [] : [{ type: "snooze", until: had.until }]
}

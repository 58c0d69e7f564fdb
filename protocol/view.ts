import { z } from "zod"
import type { Conversation } from "./conversation.ts"
import { limits } from "./limits.ts"
import { escalationOf, holderOf } from "./reduce.ts"
import { searchText } from "./text.ts"
import { dueAt, priority, workOf } from "./work.ts"

/** Where a conversation stands for the team: what is snoozed is out of sight until it comes back. */
export const standing = z.enum(["open", "waiting", "claimed", "snoozed", "resolved"])
export type Standing = z.infer<typeof standing>

const id = z.uuid().toLowerCase()

/** What a list of conversations shows: those that meet every filter that is set. */
export const view = z.strictObject({
  /** Any of these; left out: `open`, `waiting` and `claimed`. */
  standing: z.array(standing).min(1).max(standing.options.length).optional(),
  /** Who has it: the reader, nobody, or a colleague. */
  assignee: z.union([z.enum(["me", "none"]), id]).optional(),
  /** All of these. */
  labels: z.array(id).min(1).max(limits.labelsPerConversationMax).optional(),
  /** Any of these. */
  priority: z.array(priority).min(1).max(priority.options.length).optional(),
  /** Somewhere in why a person was asked for, whatever its case. */
  reason: searchText.optional(),
  /** Has waited longer for a word of a person. */
  waitMinutes: z.int().min(0).max(limits.viewWaitMinutesMax).optional(),
  /** Somewhere in the customer's name or in what was said last, whatever its case. */
  text: searchText.optional(),
  /** A colleague asked for the reader by name, and they have not come since. */
  mentioned: z.literal("me").optional(),
})
export type View = z.infer<typeof view>

/** The lists that every console has. */
export const queue = z.enum(["waiting", "mine", "unassigned", "all", "snoozed", "resolved", "mentions"])
export type Queue = z.infer<typeof queue>

export const queueViews: Record<Queue, View> = {
  waiting: { standing: ["waiting"] },
  mine: { standing: ["claimed"], assignee: "me" },
  unassigned: { assignee: "none" },
  all: {},
  snoozed: { standing: ["snoozed"] },
  resolved: { standing: ["resolved"] },
  mentions: { standing: standing.options, mentioned: "me" },
}

export const standingsIn = ({ standing }: View): readonly Standing[] => standing ?? ["open", "waiting", "claimed"]

export const standingOf = (one: Conversation): Standing =>
  workOf(one).snooze !== null && one.state.status !== "resolved" ? "snoozed" : one.state.status

interface Reading {
  viewerId: string | null
  /** Milliseconds since 1970. */
  now: number
}

/** The one rule of what is in a list, for the object's SQL (worker/org/view-query.ts) and for the page. */
export function matches(view: View, one: Conversation, { viewerId, now }: Reading): boolean {
  const work = workOf(one)
  const agentId = holderOf(one)
  const assignee = view.assignee === "me" ? viewerId : view.assignee
  return (
    standingsIn(view).includes(standingOf(one)) &&
    (view.assignee === undefined || (assignee === "none" ? one.state.status !== "claimed" : agentId === assignee)) &&
    (view.labels ?? []).every(label => work.labels.includes(label)) &&
    (view.priority === undefined || view.priority.includes(work.priority)) &&
    (view.reason === undefined || reasonIn(one).includes(folded(view.reason))) &&
    (view.waitMinutes === undefined ||
      (work.waitingSince !== null && work.waitingSince < now - view.waitMinutes * 60_000)) &&
    (view.text === undefined || wordsIn(one).includes(folded(view.text))) &&
    (view.mentioned === undefined || (viewerId !== null && work.mentioned.includes(viewerId)))
  )
}

/** What `text` is looked for in. */
export const wordsIn = ({ customer, preview }: Conversation): string =>
  folded(`${customer.name}\n${preview?.text ?? ""}`)

/** What `reason` is looked for in. */
export const reasonIn = ({ state }: Conversation): string => folded(escalationOf(state)?.reason ?? "")

export const folded = (text: string): string => text.toLowerCase()

/** Later than any time. */
const never = Number.MAX_SAFE_INTEGER

/** The place in a list, to compare from the first number on: what falls due first, then who has waited longest, then the newest. */
export function placeOf(one: Conversation): Place {
  const work = workOf(one)
  return { due: dueAt(work) ?? never, since: work.waitingSince ?? never - one.updatedAt, id: one.id }
}

export interface Place {
  due: number
  since: number
  id: string
}

export const comparePlaces = (a: Place, b: Place): number =>
  a.due - b.due || a.since - b.since || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

export const inOrder = (one: Conversation, other: Conversation): number => comparePlaces(placeOf(one), placeOf(other))

import type { Command } from "../command.ts"
import type { Conversation } from "../conversation.ts"
import type { Draft, Entry, EntryBody } from "../entry.ts"
import { isStaff, type Viewer } from "../person.ts"
import { reduce } from "../reduce.ts"
import type { Known } from "../step/known.ts"
import { step } from "../step.ts"
import { isPublic } from "../visibility.ts"

export const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`
const person = (n: number, name: string, role: Viewer["role"]): Viewer => ({
  userId: id(n),
  name,
  isGuest: false,
  role,
})

/** The people of the protocol's tests. */
export const people = {
  lena: person(1, "Lena", null),
  mats: person(2, "Mats", null),
  ines: person(3, "Ines", "agent"),
  tom: person(4, "Tom", "agent"),
  ada: person(5, "Ada", "admin"),
  olga: person(6, "Olga", "owner"),
  mia: person(7, "Mia", "member"),
}
export type Name = keyof typeof people
export const conversationId = id(100)

export interface History {
  entries: (Entry & { seq: number })[]
  conversation: Conversation | null
}
export const nothing: History = { entries: [], conversation: null }

export const labels = { billing: id(300), vip: id(301) }
export const dispositions = { answered: id(310) }

/** What the organization knows besides: its team, its labels, and what the history holds. */
export function knownIn({ entries }: History, command: Command): Partial<Known> {
  const teammates = Object.values(people).filter(isStaff)
  const named = "entryId" in command ? command.entryId : null
  const seen = "seen" in command ? command.seen : undefined
  return {
    now: (entries.length + 1) * 1000,
    named: entries.find(entry => entry.id === named) ?? null,
    newer: seen === undefined ? [] : entries.filter(({ seq }) => seq > seen),
    teammate: one => {
      const found = teammates.find(({ userId }) => userId === one)
      return found ? { id: found.userId, name: found.name } : null
    },
    hasLabel: one => Object.values(labels).includes(one),
    hasDisposition: one => Object.values(dispositions).includes(one),
  }
}

/** Does a command in memory, as the object does it in its stream. A refusal changes nothing. */
export function perform(history: History, name: Name, command: Command, more: Partial<Known> = {}): History {
  const known = { ...knownIn(history, command), ...more }
  const stepped = step(history.conversation, command, { viewer: people[name], known })
  return stepped.ok ? told(history, stepped.drafts) : history
}

/** What entries make of a history. What was taken back loses its words. */
export function told(history: History, drafts: readonly Draft[]): History {
  return drafts.reduce(({ entries, conversation }: History, draft): History => {
    const seq = entries.length + 1
    const position = isPublic(draft.body) ? (conversation?.lastPosition ?? 0) + 1 : null
    const entry = { id: id(1000 + seq), conversationId, seq, position, at: seq * 1000, ...draft }
    const kept = draft.body.type === "deleted" ? entries.map(one => emptied(one, draft.body)) : entries
    return { entries: [...kept, entry], conversation: reduce(conversation, entry) }
  }, history)
}

function emptied<One extends Entry>(entry: One, by: EntryBody): One {
  const isNamed = by.type === "deleted" && by.entryId === entry.id
  const { body } = entry
  if (!isNamed || (body.type !== "message" && body.type !== "note")) return entry
  return { ...entry, body: { ...body, text: "", isDeleted: true } }
}

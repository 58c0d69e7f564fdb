import type { Command } from "../command.ts"
import type { Conversation } from "../conversation.ts"
import type { Entry } from "../entry.ts"
import type { Viewer } from "../person.ts"
import { reduce } from "../reduce.ts"
import { step } from "../step.ts"
import { isPublic } from "../visibility.ts"

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, "0")}`
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

/** Does a command in memory, as the object does it in its stream. A refusal changes nothing. */
export function perform(history: History, name: Name, command: Command): History {
  const stepped = step(history.conversation, command, { viewer: people[name] })
  if (!stepped.ok) return history
  return stepped.drafts.reduce(({ entries, conversation }: History, draft): History => {
    const seq = entries.length + 1
    const position = isPublic(draft.body) ? (conversation?.lastPosition ?? 0) + 1 : null
    const entry = { id: id(1000 + seq), conversationId, seq, position, at: seq * 1000, ...draft }
    return { entries: [...entries, entry], conversation: reduce(conversation, entry) }
  }, history)
}

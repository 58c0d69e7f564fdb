import type { Conversation } from "../conversation.ts"
import type { Draft, EntryBody } from "../entry.ts"
import { authorOf, type Viewer } from "../person.ts"
import { type Result, refuse } from "../refusal.ts"
import type { Known } from "./known.ts"

/**
 * What a command makes of a conversation. The last draft is the operation's own and carries its id. `elsewhere` is appended to
 * another conversation with it.
 */
export type Step = Result<{ drafts: Draft[]; elsewhere?: { conversationId: string; drafts: Draft[] } }>

/** What every move needs besides the conversation and the command. */
export interface Hand {
  viewer: Viewer
  known: Known
  write(...bodies: EntryBody[]): Step
}

export const handOf = (viewer: Viewer, known: Known): Hand => ({
  viewer,
  known,
  write: (...bodies) => ({ ok: true, drafts: bodies.map(body => ({ author: authorOf(viewer), body })) }),
})

export const isAdmin = ({ role }: Viewer): boolean => role === "admin" || role === "owner"

/** An agent decides about what is theirs; an admin about anybody's, so that no conversation is stuck with someone who left. */
export const holds = (agentId: string | null, viewer: Viewer): boolean => agentId === viewer.userId || isAdmin(viewer)

/** The refusal for who comes second; null when the conversation is free, or theirs to decide about. */
export function heldByAnother({ state }: Conversation, viewer: Viewer) {
  if (state.status !== "claimed" || holds(state.agent.id, viewer)) return null
  return takenBy(state.agent.name, state.joinedAt)
}

/** Who was first, and when. */
export const takenBy = (name: string, at: number) =>
  refuse("already_claimed", `${name} has had this conversation since ${new Date(at).toISOString()}.`)

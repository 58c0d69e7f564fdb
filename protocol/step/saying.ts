import type { Command } from "../command.ts"
import type { Conversation } from "../conversation.ts"
import type { EntryBody } from "../entry.ts"
import { limits } from "../limits.ts"
import { isStaff } from "../person.ts"
import { refuse } from "../refusal.ts"
import { workOf } from "../work.ts"
import { reopened } from "./ending.ts"
import { type Hand, isAdmin, type Step, takenBy } from "./hand.ts"
import { tooEarlyOrLate, unscheduled } from "./putting-off.ts"
import { unlessStale } from "./stale.ts"

/** A customer who writes opens a resolved conversation again; staff who reply take the conversation, unless somebody has it. */
export function send(conversation: Conversation, text: string, hand: Hand): Step {
  const { viewer, write } = hand
  const message: EntryBody = { type: "message", text }
  const { state } = conversation
  if (!isStaff(viewer)) {
    const woken: EntryBody[] = workOf(conversation).snooze === null ? [] : [{ type: "woken", cause: "reply" }]
    const unsent = unscheduled(conversation, "reply")
    if (state.status === "resolved") return write(reopened(conversation), ...unsent, message)
    return write(...woken, ...unsent, message)
  }
  switch (state.status) {
    case "open":
    case "waiting":
      return unlessStale(hand) ?? write({ type: "claimed" }, message)
    case "claimed":
      if (state.agent.id !== viewer.userId) return takenBy(state.agent.name, state.joinedAt)
      return unlessStale(hand) ?? write(message)
    case "resolved":
      return refuse("already_resolved", "Open the conversation again before you reply.")
  }
}

export function note({ text, mentions = [] }: Extract<Command, { type: "note" }>, { known, write }: Hand): Step {
  const asked = [...new Set(mentions)]
  if (asked.some(id => known.teammate(id) === null)) return refuse("not_on_team")
  return write({ type: "note", text, ...(asked.length > 0 && { mentions: asked }) })
}

/** One corrects one's own words. */
export function edit({ id }: Conversation, text: string, { viewer, known: { named }, write }: Hand): Step {
  if (named?.conversationId !== id || (named.body.type !== "message" && named.body.type !== "note"))
    return refuse("not_found", "There is no such message.")
  if (named.author.id !== viewer.userId) return refuse("forbidden", "Only who wrote it can change it.")
  if (named.body.isDeleted) return refuse("gone")
  return write({ type: "edited", entryId: named.id, of: named.body.type, text })
}

/** One takes back one's own words; an admin anybody's, since customers write down what should not be kept. */
export function takeBack({ id }: Conversation, { viewer, known: { named }, write }: Hand): Step {
  if (named?.conversationId !== id || (named.body.type !== "message" && named.body.type !== "note"))
    return refuse("not_found", "There is no such message.")
  if (named.author.id !== viewer.userId && !isAdmin(viewer))
    return refuse("forbidden", "Only who wrote it, or an admin, can take it back.")
  if (named.body.isDeleted) return refuse("gone")
  return write({ type: "deleted", entryId: named.id, of: named.body.type })
}

/** To be sent later, by whoever may reply now. */
export function schedule(
  conversation: Conversation,
  { at, text }: Extract<Command, { type: "schedule" }>,
  hand: Hand,
): Step {
  const { state } = conversation
  if (state.status === "resolved") return refuse("already_resolved", "Open the conversation again before you reply.")
  if (state.status === "claimed" && state.agent.id !== hand.viewer.userId)
    return takenBy(state.agent.name, state.joinedAt)
  if (workOf(conversation).scheduled.length >= limits.scheduledPerConversationMax) return refuse("limit_reached")
  return tooEarlyOrLate(at, hand) ?? unlessStale(hand) ?? hand.write({ type: "scheduled", at, text })
}

export function unschedule(conversation: Conversation, scheduledId: string, { viewer, write }: Hand): Step {
  const one = workOf(conversation).scheduled.find(({ id }) => id === scheduledId)
  if (one === undefined) return refuse("not_scheduled")
  const { state } = conversation
  const isTheirs = one.by.id === viewer.userId || (state.status === "claimed" && state.agent.id === viewer.userId)
  if (!isTheirs && !isAdmin(viewer))
    return refuse("forbidden", `Only ${one.by.name}, who has the conversation, or an admin can take this back.`)
  return write({ type: "unscheduled", scheduledId, cause: "person" })
}

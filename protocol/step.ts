import type { Command } from "./command.ts"
import type { Conversation } from "./conversation.ts"
import { originOf } from "./origin.ts"
import { may } from "./permission.ts"
import type { Viewer } from "./person.ts"
import { refuse } from "./refusal.ts"
import { apply } from "./step/applying.ts"
import { escalate, rate, regenerate } from "./step/assisting.ts"
import { merge, reopen, resolve } from "./step/ending.ts"
import { type Hand, handOf, type Step } from "./step/hand.ts"
import { type Known, nothingKnown } from "./step/known.ts"
import { snooze, wake } from "./step/putting-off.ts"
import { edit, note, schedule, send, takeBack, unschedule } from "./step/saying.ts"
import { label } from "./step/sorting.ts"
import { assign, claim, release } from "./step/taking.ts"

/** The state machine of a conversation: pure, total, and authorized. `conversation` is null when the id is not in use. */
export function step(
  conversation: Conversation | null,
  command: Command,
  { viewer, known }: { viewer: Viewer; known?: Partial<Known> },
): Step {
  // Foreign and non-existent must be the same answer, so reading comes before anything else.
  if (conversation === null && command.type !== "start") return refuse("not_found")
  if (conversation !== null && !may(viewer, "read", conversation)) return refuse("not_found")
  if (conversation !== null && command.type === "start") return refuse("already_exists")
  if (!may(viewer, command.type, conversation)) return refuse("forbidden", forbidden(command, viewer))
  const hand = handOf(viewer, { ...nothingKnown, ...known })
  return conversation === null ? start(command, hand) : move(conversation, command, hand)
}

/** What is left to do in a conversation that goes on in another one: what was said there can be corrected and rated. */
const leftInMerged: ReadonlySet<Command["type"]> = new Set(["edit", "delete", "rate"])

function move(conversation: Conversation, command: Command, hand: Hand): Step {
  const { known, write } = hand
  if (conversation.mergedInto !== undefined && !leftInMerged.has(command.type)) return refuse("merged")
  switch (command.type) {
    case "send":
      return send(conversation, command.text, hand)
    case "note":
      return note(command, hand)
    case "escalate":
      return escalate(conversation, command.reason, hand)
    case "cancel":
      return conversation.state.status === "waiting" ? write({ type: "cancelled" }) : refuse("not_waiting")
    case "claim":
      return claim(conversation, hand)
    case "assign":
      return assign(conversation, command, hand)
    case "release":
      return release(conversation, command.to, hand)
    case "resolve":
      return resolve(conversation, command, hand)
    case "reopen":
      return reopen(conversation, hand)
    case "stop":
      return known.answering === command.answerId
        ? write({ type: "stopped", answerId: command.answerId })
        : refuse("not_answering")
    case "regenerate":
      return regenerate(conversation, command.answerId, hand)
    case "rate":
      return rate(conversation, command, hand)
    case "label":
      return label(conversation, command, hand)
    case "prioritize":
      return write({ type: "prioritized", priority: command.priority })
    case "snooze":
      return snooze(conversation, command.until, hand)
    case "wake":
      return wake(conversation, hand)
    case "merge":
      return merge(conversation, hand)
    case "edit":
      return edit(conversation, command.text, hand)
    case "delete":
      return takeBack(conversation, hand)
    case "schedule":
      return schedule(conversation, command, hand)
    case "unschedule":
      return unschedule(conversation, command.scheduledId, hand)
    case "score":
      return conversation.state.status === "resolved"
        ? write({ type: "scored", score: command.score, comment: command.comment })
        : refuse("not_resolved")
    case "leave_email":
      return write({ type: "email_left", email: command.email })
    case "apply":
      return apply(conversation, command, { hand, one: (now, action) => move(now, action, hand) })
    case "start":
      return refuse("already_exists")
  }
}

function start(command: Command, { viewer, known, write }: Hand): Step {
  if (command.type !== "start") return refuse("not_found")
  const customer = { id: viewer.userId, name: viewer.name, isGuest: viewer.isGuest }
  const origin = originOf(known.device, command.whereabouts ?? {})
  return write({ type: "opened", customer, ...(origin && { origin }) }, { type: "message", text: command.text })
}

const forbidden = (command: Command, viewer: Viewer): string | undefined =>
  command.type === "start" && viewer.role !== null
    ? "You work here: customers start conversations, you answer them."
    : undefined

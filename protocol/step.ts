import type { Command } from "./command.ts"
import type { Conversation } from "./conversation.ts"
import type { Draft, Entry, EntryBody } from "./entry.ts"
import { may } from "./permission.ts"
import { authorOf, isStaff, type Viewer } from "./person.ts"
import { agentOf, escalationOf } from "./reduce.ts"
import { type Result, refuse } from "./refusal.ts"

/** What a command makes of a conversation. The last draft is the operation's own and carries its id. */
export type Step = Result<{ drafts: Draft[] }>

/** What the entries of a conversation do not tell and its state machine has to know. */
export interface Assistance {
  /** The answer that is being written. */
  answering: string | null
  /** Whether there is an assistant that could be asked. */
  isOn: boolean
  /** The entry that the command names by `answerId`. */
  named: Entry | null
}
export const noAssistance: Assistance = { answering: null, isOn: false, named: null }

/** The state machine of a conversation: pure, total, and authorized. `conversation` is null when the id is not in use. */
export function step(
  conversation: Conversation | null,
  command: Command,
  { viewer, assistance = noAssistance }: { viewer: Viewer; assistance?: Assistance },
): Step {
  // Foreign and non-existent must be the same answer, so reading comes before anything else.
  if (conversation === null && command.type !== "start") return refuse("not_found")
  if (conversation !== null && !may(viewer, "read", conversation)) return refuse("not_found")
  if (conversation !== null && command.type === "start") return refuse("already_exists")
  if (!may(viewer, command.type, conversation)) return refuse("forbidden", forbidden(command, viewer))
  const write = (...bodies: EntryBody[]): Step => ({
    ok: true,
    drafts: bodies.map(body => ({ author: authorOf(viewer), body })),
  })
  if (conversation === null) return start(command, viewer, write)
  switch (command.type) {
    case "send":
      return send(conversation, command.text, { viewer, write })
    case "note":
      return write({ type: "note", text: command.text })
    case "escalate":
      return escalate(conversation, command.reason, write)
    case "cancel":
      return conversation.state.status === "waiting" ? write({ type: "cancelled" }) : refuse("not_waiting")
    case "claim":
      return claim(conversation, viewer, write)
    case "release":
      return release(conversation, command.to, { viewer, write })
    case "resolve":
      return resolve(conversation, viewer, write)
    case "reopen":
      return conversation.state.status === "resolved" ? write(reopened(conversation)) : refuse("not_resolved")
    case "stop":
      return assistance.answering === command.answerId
        ? write({ type: "stopped", answerId: command.answerId })
        : refuse("not_answering")
    case "regenerate":
      return regenerate(conversation, command.answerId, { assistance, write })
    case "rate":
      return rate(conversation, command, { assistance, write })
    case "start":
      return refuse("already_exists")
  }
}

type Write = (...bodies: EntryBody[]) => Step
interface Hand {
  viewer: Viewer
  write: Write
}

function start(command: Command, viewer: Viewer, write: Write): Step {
  if (command.type !== "start") return refuse("not_found")
  const customer = { id: viewer.userId, name: viewer.name, isGuest: viewer.isGuest }
  return write({ type: "opened", customer }, { type: "message", text: command.text })
}

/** A customer who writes opens a resolved conversation again; staff who reply take the conversation, unless somebody has it. */
function send(conversation: Conversation, text: string, { viewer, write }: Hand): Step {
  const message: EntryBody = { type: "message", text }
  const { state } = conversation
  if (!isStaff(viewer)) {
    return state.status === "resolved" ? write(reopened(conversation), message) : write(message)
  }
  switch (state.status) {
    case "open":
    case "waiting":
      return write({ type: "claimed" }, message)
    case "claimed":
      return state.agent.id === viewer.userId
        ? write(message)
        : refuse("already_claimed", `${state.agent.name} has this conversation.`)
    case "resolved":
      return refuse("already_resolved", "Open the conversation again before you reply.")
  }
}

function escalate({ state }: Conversation, reason: string, write: Write): Step {
  switch (state.status) {
    case "open":
    case "resolved":
      return write({ type: "escalated", reason, cause: "person" })
    case "waiting":
      return refuse("already_waiting")
    case "claimed":
      return refuse("already_claimed", `${state.agent.name} is here already.`)
  }
}

function claim({ state }: Conversation, viewer: Viewer, write: Write): Step {
  switch (state.status) {
    case "open":
    case "waiting":
      return write({ type: "claimed" })
    case "claimed":
      if (state.agent.id === viewer.userId) return refuse("already_yours")
      return refuse("already_claimed", `${state.agent.name} has this conversation.`)
    case "resolved":
      return refuse("already_resolved", "Open the conversation again first.")
  }
}

/** An agent gives back what is theirs; an admin may give back anybody's, so that no conversation is stuck with someone who left. */
function release({ state }: Conversation, to: "queue" | "assistant", { viewer, write }: Hand): Step {
  if (state.status !== "claimed") return refuse("not_claimed")
  if (!holds(state.agent.id, viewer))
    return refuse("forbidden", `Only ${state.agent.name} or an admin can release this conversation.`)
  return write({ type: "released", to })
}

function resolve({ state }: Conversation, viewer: Viewer, write: Write): Step {
  if (state.status === "resolved") return refuse("already_resolved", `${state.by.name} resolved this conversation.`)
  if (state.status === "claimed" && !holds(state.agent.id, viewer)) {
    return refuse("already_claimed", `${state.agent.name} has this conversation.`)
  }
  return write({ type: "resolved" })
}

const holds = (agentId: string | null, viewer: Viewer): boolean =>
  agentId === viewer.userId || viewer.role === "admin" || viewer.role === "owner"

interface AssistedHand {
  assistance: Assistance
  write: Write
}

/** The newest answer, when nothing has been said since. */
function regenerate(conversation: Conversation, answerId: string, { assistance, write }: AssistedHand): Step {
  const { state, answer, lastFromCustomer } = conversation
  if (state.status === "waiting") return refuse("already_waiting")
  if (state.status === "claimed") return refuse("already_claimed", `${state.agent.name} is here already.`)
  if (state.status === "resolved") return refuse("already_resolved")
  const isNewest = answer?.id === answerId && answer.position > lastFromCustomer && assistance.answering === null
  if (!isNewest) return refuse("not_newest")
  return assistance.isOn ? write({ type: "regenerated", answerId }) : refuse("assistant_off")
}

function rate(
  { id }: Conversation,
  { answerId, rating, reason }: Extract<Command, { type: "rate" }>,
  { assistance: { named }, write }: AssistedHand,
): Step {
  if (named?.conversationId !== id || named.body.type !== "answer")
    return refuse("not_found", "There is no such answer.")
  return write({ type: "rated", answerId, rating, reason })
}

/** What a person had handled goes back to people; what only the assistant had handled goes back to the assistant. */
function reopened({ state }: Conversation): EntryBody {
  const hadPerson = escalationOf(state) !== null || agentOf(state) !== null
  return { type: "reopened", to: hadPerson ? "queue" : "assistant" }
}

const forbidden = (command: Command, viewer: Viewer): string | undefined =>
  command.type === "start" && viewer.role !== null
    ? "You work here: customers start conversations, you answer them."
    : undefined

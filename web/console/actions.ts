import type { Command } from "../../protocol/command.ts"
import type { Conversation } from "../../protocol/conversation.ts"
import type { Viewer } from "../../protocol/person.ts"
import { step } from "../../protocol/step.ts"
import { sayRefusal } from "../app/say-refusal.ts"

/** The changes of state that a button makes. */
export type Verb = "claim" | "release" | "hand_back" | "resolve" | "reopen"

export interface Action {
  verb: Verb
  words: string
  key: string
  isMain: boolean
}

interface Around {
  viewer: Viewer
  /** The assistant that could be given a conversation; null when there is none. */
  assistant: { name: string } | null
}

/** What this person may do with the conversation now, by the same state machine that will judge it. */
export function actionsFor(conversation: Conversation, { viewer, assistant }: Around): Action[] {
  const main = mainVerb(conversation, viewer)
  return verbs
    .filter(({ verb }) => verb !== "hand_back" || assistant !== null)
    .filter(({ verb }) => step(conversation, commands[verb], { viewer }).ok)
    .map(action => ({ ...action, isMain: action.verb === main }))
}

/** Why a reply would be refused, in a sentence; null when it would not. */
export function whyNoReply(conversation: Conversation, viewer: Viewer): string | null {
  const stepped = step(conversation, { type: "send", text: "?" }, { viewer })
  return stepped.ok ? null : sayRefusal(stepped.refusal)
}

const verbs: Omit<Action, "isMain">[] = [
  { verb: "release", words: "Release", key: "L" },
  { verb: "hand_back", words: "Hand to AI", key: "A" },
  { verb: "resolve", words: "Resolve", key: "E" },
  { verb: "reopen", words: "Open again", key: "O" },
  { verb: "claim", words: "Claim", key: "C" },
]

export const commands: Record<Verb, Command> = {
  claim: { type: "claim" },
  release: { type: "release", to: "queue" },
  hand_back: { type: "release", to: "assistant" },
  resolve: { type: "resolve" },
  reopen: { type: "reopen" },
}

function mainVerb({ state }: Conversation, viewer: Viewer): Verb | null {
  switch (state.status) {
    case "open":
    case "waiting":
      return "claim"
    case "claimed":
      return state.agent.id === viewer.userId ? "resolve" : null
    case "resolved":
      return "reopen"
  }
}

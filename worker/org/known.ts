import type { Operation } from "../../protocol/command.ts"
import type { Desk as Rules } from "../../protocol/desk.ts"
import { limits } from "../../protocol/limits.ts"
import { isStaff, type Viewer } from "../../protocol/person.ts"
import type { Known } from "../../protocol/step/known.ts"
import { gaveIt } from "../../protocol/undo.ts"
import type { Answers } from "./answers.ts"
import type { Assistant } from "./assistant.ts"
import type { Conversations } from "./conversations.ts"
import type { Clock } from "./ports.ts"
import type { Stream } from "./stream.ts"

interface Sources {
  stream: Stream
  conversations: Conversations
  clock: Clock
  assistant: Assistant
  answers(): Answers
  /** Somebody who works here. */
  teammate: Known["teammate"]
  rules(): Rules
}

/** What the state machine has to know beyond the conversation, looked up for the commands that ask for it. */
export function knownFor(sources: Sources, viewer: Viewer, { conversationId, command }: Operation): Partial<Known> {
  const { stream, conversations, clock, assistant, answers } = sources
  const known: Partial<Known> = { now: clock.now() }
  if ("answerId" in command) {
    known.answering = answers().writing(conversationId)
    known.isOn = assistant.configuration().settings.on
    known.named = stream.find(command.answerId)
  }
  if ("entryId" in command) known.named = stream.find(command.entryId)
  if (command.type === "merge") known.other = conversations.get(command.into)
  if (!isStaff(viewer)) return known
  if ("seen" in command && command.seen !== undefined)
    known.newer = stream.newerOf(conversationId, command.seen, limits.newerEntriesMax)
  if (command.type === "assign" || command.type === "release")
    known.gaveIt = gaveIt(stream.newestOf(conversationId, limits.newerEntriesMax), viewer.userId)
  return { ...known, ...ofTeam(sources, viewer) }
}

function ofTeam({ teammate, rules }: Sources, viewer: Viewer): Partial<Known> {
  return {
    // Who asks works here, whether or not the object has heard of it.
    teammate: id => (id === viewer.userId ? { id, name: viewer.name } : teammate(id)),
    hasLabel: id => rules().labels.some(one => one.id === id),
    hasDisposition: id => rules().dispositions.some(one => one.id === id),
    asksScore: rules().asksScore,
  }
}

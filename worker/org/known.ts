import type { Operation } from "../../protocol/command.ts"
import { limits } from "../../protocol/limits.ts"
import { isStaff, type Viewer } from "../../protocol/person.ts"
import type { Known } from "../../protocol/step/known.ts"
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
}

/** What the state machine has to know beyond the conversation, looked up for the commands that ask for it. */
export function knownFor(
  { stream, conversations, clock, assistant, answers }: Sources,
  viewer: Viewer,
  { conversationId, command }: Operation,
): Partial<Known> {
  const known: Partial<Known> = { now: clock.now() }
  if ("answerId" in command) {
    known.answering = answers().writing(conversationId)
    known.isOn = assistant.configuration().settings.on
    known.named = stream.find(command.answerId)
  }
  if ("entryId" in command) known.named = stream.find(command.entryId)
  if (command.type === "merge") known.other = conversations.get(command.into)
  const seen = seenBy(command)
  if (seen !== null && isStaff(viewer)) known.newer = stream.newerOf(conversationId, seen, limits.newerEntriesMax)
  return known
}

/** What the author of a command had on screen; of several actions the one that had least. */
function seenBy(command: Operation["command"]): number | null {
  const seen = command.type === "apply" ? command.actions.map(seenIn) : [seenIn(command)]
  const told = seen.filter(one => one !== null)
  return told.length === 0 ? null : Math.min(...told)
}

const seenIn = (command: object): number | null =>
  "seen" in command && typeof command.seen === "number" ? command.seen : null

import type { Conversation } from "../conversation.ts"
import type { Due } from "../due.ts"
import type { Draft, Entry, EntryBody } from "../entry.ts"
import { matters } from "../matters.ts"
import { parley } from "../person.ts"
import { type ScheduledMessage, workOf } from "../work.ts"

interface Known {
  /** What has come since a message was scheduled. */
  newer: readonly Entry[]
  /** Whether customers are asked how it went. */
  asksScore: boolean
}

/** What a conversation becomes when something falls due in it: the state machine's part that nobody asks for. */
export function happening(conversation: Conversation, due: Due, known: Known): Draft[] {
  switch (due.what) {
    case "wake":
      return [byParley({ type: "woken", cause: "time" })]
    case "breach":
      return [byParley({ type: "breached", clock: due.clock })]
    case "unattended":
      return [byParley({ type: "unattended" })]
    case "close":
      return [byParley({ type: "resolved", cause: "automatic", ...(known.asksScore && { asksScore: true }) })]
    case "send":
      return sent(conversation, due.message, known.newer)
  }
}

/** What somebody meant to say later is not said: they do not work here any more. */
export const calledOff = (conversation: Conversation, agentId: string): Draft[] =>
  workOf(conversation)
    .scheduled.filter(({ by }) => by.id === agentId)
    .map(({ id }) => byParley({ type: "unscheduled", scheduledId: id, cause: "stale" }))

const byParley = (body: EntryBody): Draft => ({ author: parley, body })

/** As if its author replied now, having seen what was there when they wrote it: then it may be refused, too. */
function sent({ state }: Conversation, { id, text, by }: ScheduledMessage, newer: readonly Entry[]): Draft[] {
  const message: Draft = { author: by, body: { type: "message", text, scheduledId: id } }
  const hasAnother = state.status === "resolved" || (state.status === "claimed" && state.agent.id !== by.id)
  // What happened by itself, as that its author went home, changes nothing about what there is to say.
  const isStale = newer.some(one => one.author.kind !== "system" && matters(one, { userId: by.id ?? "" }))
  if (hasAnother || isStale) return [byParley({ type: "unscheduled", scheduledId: id, cause: "stale" })]
  return state.status === "claimed" ? [message] : [{ author: by, body: { type: "claimed" } }, message]
}

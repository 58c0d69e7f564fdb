import type { Conversation, ConversationState } from "../conversation.ts"
import type { Entry } from "../entry.ts"
import { limits } from "../limits.ts"
import { isUnanswered } from "../unanswered.ts"
import { type Work, workOf } from "../work.ts"

/** What the team keeps about a conversation after an entry; the same object when that changes nothing. */
export function workAfter(before: Conversation, state: ConversationState, entry: Entry): Work {
  const work = answered(workOf(before), entry)
  const changes = {
    ...(entry.clocks && { clocks: entry.clocks }),
    ...changed(work, entry),
    ...waiting(before, state, entry),
  }
  return Object.keys(changes).length === 0 ? work : { ...work, ...changes }
}

/** Who was asked for by name has come when they write, or decide what becomes of it. */
function answered(work: Work, { author, body }: Entry): Work {
  if (!coming.has(body.type) || author.id === null || !work.mentioned.includes(author.id)) return work
  return { ...work, mentioned: work.mentioned.filter(id => id !== author.id) }
}

const coming: ReadonlySet<Entry["body"]["type"]> = new Set([
  "message",
  "note",
  "claimed",
  "assigned",
  "released",
  "resolved",
])

function changed(work: Work, { id, author, at, body }: Entry): Partial<Work> {
  switch (body.type) {
    case "labelled": {
      const kept = work.labels.filter(label => !body.remove.includes(label))
      return { labels: [...new Set([...kept, ...body.add])] }
    }
    case "prioritized":
      return { priority: body.priority }
    case "snoozed":
      return { snooze: { until: body.until, by: author, at } }
    case "woken":
    case "escalated":
    case "claimed":
    case "assigned":
    case "reopened":
    case "absorbed":
      return awake(work)
    case "released":
      // Who snoozes until Monday and goes home has not asked for it to come back tonight.
      return body.cause === "away" ? {} : awake(work)
    case "resolved":
      return { snooze: null, disposition: body.disposition ?? null }
    case "merged":
      return { ...awake(work), mentioned: [] }
    case "note": {
      const mentioned = (body.mentions ?? []).filter(one => !work.mentioned.includes(one))
      return mentioned.length === 0 ? {} : { mentioned: [...work.mentioned, ...mentioned].slice(-limits.mentionedMax) }
    }
    case "scheduled":
      return { scheduled: [...work.scheduled, { id, at: body.at, text: body.text, by: author }] }
    case "unscheduled":
      return { scheduled: work.scheduled.filter(one => one.id !== body.scheduledId) }
    case "message":
      return body.scheduledId ? { scheduled: work.scheduled.filter(one => one.id !== body.scheduledId) } : {}
    default:
      return {}
  }
}

const awake = ({ snooze }: Work): Partial<Work> => (snooze === null ? {} : { snooze: null })

/** A wait begins when a person is asked for, or with the first message that a person has not answered; a person's word ends it. */
function waiting(before: Conversation, state: ConversationState, { author, at, body }: Entry): Partial<Work> {
  const since = workOf(before).waitingSince
  const from = (start: number | null) => (start === since ? {} : { waitingSince: start })
  switch (state.status) {
    case "open":
    case "resolved":
      return from(null)
    case "waiting":
      if (body.type === "absorbed") return from(earlier(since, body.waitingSince))
      // So does one that was resolved by mistake; one that was kept before there was this waits since it was asked for.
      return from(since ?? (before.state.status === "waiting" || body.type === "reopened" ? state.escalation.at : at))
    case "claimed":
      if (body.type === "absorbed") return from(earlier(since, body.waitingSince))
      if (body.type === "message") return from(author.kind === "customer" ? (since ?? at) : null)
      // Whoever takes a conversation from the assistant owes its customer an answer to what has none.
      if (since === null && before.state.status === "open") return from(isUnanswered(before) ? at : null)
      return {}
  }
}

const earlier = (since: number | null, there: number | undefined): number | null =>
  since === null || there === undefined ? (since ?? there ?? null) : Math.min(since, there)

import { afterOpenTime, minuteMs } from "./clocks/open-time.ts"
import type { Conversation, StoredConversation } from "./conversation.ts"
import type { Desk } from "./desk.ts"
import type { StoredEntry } from "./entry.ts"
import { reduce } from "./reduce.ts"
import { type ClockName, type Clocks, workOf } from "./work.ts"

/**
 * What is promised to the customer from this entry on; null where it leaves that as it was. The stream writes it into the
 * entry, so that rules which change later change nothing that was promised before.
 *
 * `first` or `next` runs while the customer waits for a word of a person: `first` until somebody has taken the conversation
 * for the first time and spoken, `next` from then on. `resolution` runs while the conversation is with the team. A snooze stops
 * none of them: they were promised to the customer, and it is the team that put the conversation aside.
 */
export function clocksAfter(before: StoredConversation | null, entry: StoredEntry, desk: Desk): Clocks | null {
  if (before === null) return null
  const running = workOf(before).clocks
  const promised = entry.body.type === "absorbed" ? (entry.body.promised ?? {}) : {}
  if (isNothing(running) && isNothing(promised) && !promises(desk)) return null
  if (entry.body.type === "breached") return breached(running, entry.body.clock)
  const after = reduce(before, entry)
  const here = { ...wordAfter(before, after, { entry, desk }), ...endAfter(before, after, { entry, desk }) }
  const clocks = isNothing(promised) ? here : joined(here, promised, after)
  return isSame(clocks, running) ? null : clocks
}

interface Moment {
  entry: StoredEntry
  desk: Desk
}

/** The promise of a person's word. */
function wordAfter(before: Conversation, after: Conversation, moment: Moment): Clocks {
  if (workOf(after).waitingSince === null) return {}
  const { first, next } = workOf(before).clocks
  if (workOf(before).waitingSince !== null) return { ...(first && { first }), ...(next && { next }) }
  return started(before.turn === 0 ? "first" : "next", moment)
}

/** The promise of an end. */
function endAfter(before: Conversation, after: Conversation, moment: Moment): Clocks {
  if (!isWithTeam(after)) return {}
  const { resolution } = workOf(before).clocks
  return isWithTeam(before) ? { ...(resolution && { resolution }) } : started("resolution", moment)
}

function started(name: ClockName, { entry: { at }, desk }: Moment): Clocks {
  const target = desk.targets[name]
  if (target === null) return {}
  const ms = target * minuteMs
  const amberAt = afterOpenTime(desk, at, Math.round(ms * desk.amberShare))
  return { [name]: { since: at, amberAt, due: afterOpenTime(desk, at, ms), isBreached: false } }
}

/** What was promised in a conversation that goes on in this one is still promised; of two promises the earlier one counts. */
function joined(here: Clocks, promised: Clocks, after: Conversation): Clocks {
  return {
    ...(workOf(after).waitingSince !== null && earliest(["first", "next"], [here, promised])),
    ...(isWithTeam(after) && earliest(["resolution"], [here, promised])),
  }
}

function earliest(names: ClockName[], all: Clocks[]): Clocks {
  const clocks = all.flatMap(one => names.flatMap(name => (one[name] ? [{ name, clock: one[name] }] : [])))
  const [first] = clocks.toSorted((one, other) => one.clock.due - other.clock.due)
  return first ? { [first.name]: first.clock } : {}
}

function breached(running: Clocks, name: ClockName): Clocks | null {
  const clock = running[name]
  return clock && !clock.isBreached ? { ...running, [name]: { ...clock, isBreached: true } } : null
}

const isWithTeam = ({ state: { status } }: Conversation): boolean => status === "waiting" || status === "claimed"

const promises = ({ targets: { first, next, resolution } }: Desk): boolean =>
  first !== null || next !== null || resolution !== null

const isNothing = (clocks: Clocks): boolean => Object.keys(clocks).length === 0

const isSame = (one: Clocks, other: Clocks): boolean =>
  one.first === other.first && one.next === other.next && one.resolution === other.resolution

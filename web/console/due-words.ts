import { type Clock, type ClockName, type Clocks, clockName } from "../../protocol/work.ts"
import { span } from "../look/ago.ts"

/** How a promise stands. Each level has words of its own: colour alone says nothing to some. */
export type DueLevel = "calm" | "soon" | "late"

export function dueLevel({ amberAt, due }: Clock, now: number): DueLevel {
  if (now >= due) return "late"
  return now >= amberAt ? "soon" : "calm"
}

/** "Reply due in 40 min", "Reply due soon, in 8 min", "Reply 5 min late". */
export const dueWords = (name: ClockName, clock: Clock, now: number): string =>
  `${promiseNames[name]} ${dueOnly(name, clock, now)}`

/** The same where the name stands beside it. */
export function dueOnly(_: ClockName, clock: Clock, now: number): string {
  const apart = Math.abs(clock.due - now)
  const time = apart < minuteMs ? null : span(apart)
  switch (dueLevel(clock, now)) {
    case "calm":
      return time === null ? "due now" : `due in ${time}`
    case "soon":
      return time === null ? "due now" : `due soon, in ${time}`
    case "late":
      return time === null ? "late" : `${time} late`
  }
}

/** The same for a row, where a reply is meant unless something else is said: "Due in 40 min", "Due soon, 8 min", "5 min late". */
export function dueInShort(name: ClockName, clock: Clock, now: number): string {
  const due = name === "resolution" ? "Resolve" : "Due"
  const apart = Math.abs(clock.due - now)
  const time = apart < minuteMs ? null : span(apart)
  switch (dueLevel(clock, now)) {
    case "calm":
      return time === null ? `${due} now` : `${due} in ${time}`
    case "soon":
      return time === null ? `${due} now` : `${due} soon, ${time}`
    case "late":
      return time === null ? "Late" : `${time} late`
  }
}

/** What is read out when the level of a promise changes; nothing while it is calm. */
export function dueAloud(name: ClockName, clock: Clock, now: number): string {
  const level = dueLevel(clock, now)
  if (level === "calm") return ""
  return level === "late" ? `${promiseNames[name]} late.` : `${promiseNames[name]} due soon.`
}

/** The promises that run, the nearest first. */
export const runningClocks = (clocks: Clocks): [ClockName, Clock][] =>
  clockName.options
    .flatMap((name): [ClockName, Clock][] => {
      const clock = clocks[name]
      return clock ? [[name, clock]] : []
    })
    .sort(([, one], [, other]) => one.due - other.due)

export const promiseNames: Record<ClockName, string> = { first: "First reply", next: "Reply", resolution: "Resolution" }

const minuteMs = 60_000

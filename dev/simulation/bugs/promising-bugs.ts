import { clocksAfter } from "../../../protocol/clocks.ts"
import { type Clock, type ClockName, type Clocks, clockName, workOf } from "../../../protocol/work.ts"
import type { Bug } from "./bug.ts"
import { standIn } from "./seam.ts"

/** What is promised to customers and counted wrong. */
export const promisingBugs: Bug[] = [
  {
    name: "promises anew with every message what was promised before",
    seenBy: ["promised"],
    install: () =>
      standIn(clocksAfter, shipped => (before, entry, desk) => {
        const clocks = shipped(before, entry, desk) ?? workOf(before ?? {}).clocks
        const running = entry.body.type === "message" ? runningIn(clocks) : []
        return running.length === 0
          ? shipped(before, entry, desk)
          : Object.fromEntries(running.map(([name, clock]) => [name, { ...clock, since: entry.at }]))
      }),
  },
  {
    name: "forgets that a conversation has left the team, and goes on promising its end",
    seenBy: ["promised"],
    install: () =>
      standIn(clocksAfter, shipped => (before, entry, desk) => {
        const clocks = shipped(before, entry, desk)
        const { resolution } = workOf(before ?? {}).clocks
        return clocks && resolution && !clocks.resolution ? { ...clocks, resolution } : clocks
      }),
  },
]

const runningIn = (clocks: Clocks): [ClockName, Clock][] =>
  clockName.options.flatMap((name): [ClockName, Clock][] => {
    const clock = clocks[name]
    return clock ? [[name, clock]] : []
  })

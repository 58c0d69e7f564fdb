import { limits } from "../../protocol/limits.ts"

/** What no measurement here can say: how people talk, and what the distance to a data center adds. Rather too much than too little. */
export const assumptions = {
  /** Frames beside the message itself: its reader's receipt, a typing mark that begins and ends, every sixteenth acknowledgement of two pages. */
  receiptsPerMessage: 1,
  typingPerMessage: 2,
  acknowledgementsPerMessage: 2 / limits.acknowledgeEveryFrames,
  /** Until a write is kept in several places; the object may count as awake meanwhile. */
  flushMs: 12,
  /** To Neon and back, beside what the alarm took here. */
  neonRoundTripMs: 20,
  /** How often a page connects anew: a laptop that is opened, a deploy. */
  connectionsPerUserPerDay: 4,
  /** The Worker's share of it: looking up session and organization. */
  processorMsPerConnection: 5,
  pingEverySeconds: limits.pingEveryMs / 1_000,
  daysPerMonth: 30,
  /** Months that a message is kept by then: its storage is paid for each month. */
  monthsKept: 12,
  /** Neon's smallest size. It falls asleep after five idle minutes, which it seldom finds when many organizations share it. */
  neonSmallestUnits: 0.25,
  hoursPerMonth: 730,
  /** Of an average organization. */
  messagesPerOrganization: 2_000,
  connectedUsersPerOrganization: 5,
  /** The busiest second beside the average one: people sleep, and write when others do. */
  peakToAverage: 12,
} as const

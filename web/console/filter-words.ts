import type { Standing } from "../../protocol/view.ts"

export const standingWords: Record<Standing, string> = {
  open: "Open, nobody has it",
  waiting: "Waiting for a person",
  claimed: "With somebody",
  snoozed: "Snoozed",
  resolved: "Resolved",
}

/** Minutes, and what they are called. */
export const waitChoices = [
  ["5", "5 minutes"],
  ["15", "15 minutes"],
  ["60", "1 hour"],
  ["240", "4 hours"],
  ["1440", "1 day"],
  ["10080", "1 week"],
] as const

/** What a filtered list says when it is empty. */
export const filteredWords = {
  empty: "Nothing here meets the filter",
  emptyWhy: "Take something out of it, or look in another list.",
}

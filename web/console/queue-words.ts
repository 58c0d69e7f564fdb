import type { Queue } from "../../protocol/rest.ts"

/** What each queue is called, how it is sorted, and what it says when nothing is in it. */
export const queueWords: Record<
  Queue,
  { name: string; heading: string; order: string; empty: string; emptyWhy: string }
> = {
  waiting: {
    name: "Waiting",
    heading: "Waiting for a person",
    order: "longest first",
    empty: "Nobody is waiting",
    emptyWhy: "Whoever asks for a person appears here at once.",
  },
  mine: {
    name: "Mine",
    heading: "Yours",
    order: "newest first",
    empty: "Nothing is yours right now",
    emptyWhy: "Claim a conversation, or reply to one, and it is yours.",
  },
  all: {
    name: "All open",
    heading: "All open",
    order: "newest first",
    empty: "Nothing is open",
    emptyWhy: "Share your public door: whoever writes there appears here.",
  },
  resolved: {
    name: "Resolved",
    heading: "Resolved",
    order: "newest first",
    empty: "Nothing is resolved yet",
    emptyWhy: "What you resolve is kept here and can be opened again.",
  },
}

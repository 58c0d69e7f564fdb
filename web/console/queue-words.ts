import type { Queue } from "../../protocol/view.ts"

/** What each queue is called, how it is sorted, and what it says when nothing is in it. */
export const queueWords: Record<
  Queue,
  { name: string; heading: string; order: string; empty: string; emptyWhy: string }
> = {
  waiting: {
    name: "Waiting",
    heading: "Waiting for a person",
    order: "due first",
    empty: "Nobody is waiting",
    emptyWhy: "Whoever asks for a person appears here at once.",
  },
  unassigned: {
    name: "Unassigned",
    heading: "Nobody's yet",
    order: "due first",
    empty: "Everything has somebody",
    emptyWhy: "Conversations that nobody has taken appear here, those with the assistant among them.",
  },
  snoozed: {
    name: "Snoozed",
    heading: "Snoozed",
    order: "due first",
    empty: "Nothing is snoozed",
    emptyWhy: "Snooze what has to wait: it comes back at its time, or when the customer replies.",
  },
  mentions: {
    name: "Mentions",
    heading: "You were asked for",
    order: "due first",
    empty: "Nobody has asked for you",
    emptyWhy: "A note with your name brings the conversation here until you write in it, take it or resolve it.",
  },
  mine: {
    name: "Mine",
    heading: "Yours",
    order: "due first",
    empty: "Nothing is yours right now",
    emptyWhy: "Claim a conversation, or reply to one, and it is yours.",
  },
  all: {
    name: "All open",
    heading: "All open",
    order: "due first",
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

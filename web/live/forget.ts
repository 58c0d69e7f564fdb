import { Known } from "./known.ts"
import type { List, OrganizationState, Thread } from "./state.ts"
import type { Turn } from "./turn.ts"

/** Drops everything that was heard or read and keeps what the person wants to see, to be read anew. The outbox stays. */
export function startOver(turn: Turn): void {
  const { state } = turn
  turn.set({
    generation: state.generation + 1,
    cursor: null,
    epoch: null,
    conversations: Known.nothing,
    wanted: {},
    threads: Object.fromEntries(Object.keys(state.threads).map(id => [id, anewThread(state, id)])),
    lists: Object.fromEntries(Object.entries(state.lists).map(([key, list]) => [key, anewList(list)])),
    here: {},
    typing: {},
    drafts: {},
    owing: new Set(),
    // Their entries are among what will be read.
    outbox: state.outbox.filter(item => item.sending.status !== "accepted"),
    greeted: [],
  })
}

/** A conversation that exists only in our outbox cannot be read yet: it is complete as it is, empty. */
export function anewThread(state: OrganizationState, conversationId: string): Thread {
  const isOurs = state.outbox.some(
    ({ operation, sending }) =>
      operation.conversationId === conversationId &&
      operation.command.type === "start" &&
      sending.status !== "accepted",
  )
  return isOurs
    ? { status: "loaded", entries: [], upTo: 0, olderCursor: null, older: "idle" }
    : { status: "loading", late: [], heard: 0, attempt: 0 }
}

const anewList = (list: List): List =>
  list.status === "unloaded" ? list : { status: "loading", of: list.of, rows: [], upTo: null, heard: 0, attempt: 0 }

import type { Entry } from "../../protocol/entry.ts"
import { limits } from "../../protocol/limits.ts"
import { isStaff } from "../../protocol/person.ts"
import type { Question } from "./event.ts"
import { anewThread } from "./forget.ts"
import { askDueLists, askOpenLists } from "./list-questions.ts"
import { erasedThread, type OrganizationState, type Thread, type Wanted } from "./state.ts"
import { isLive, type Turn } from "./turn.ts"

/** Opens a conversation: its entries, and itself when it is not known. Asked now, or as soon as there is a line. */
export function wantThread(turn: Turn, conversationId: string): void {
  const thread = turn.state.threads[conversationId]
  if (thread?.status === "loading" || thread?.status === "loaded") return
  makeRoom(turn)
  loadThread(turn, conversationId, anewThread(turn.state, conversationId))
}

/** The thread has, or may have, a hole: read it again. `late` is what has come since. */
export function reloadThread(turn: Turn, conversationId: string, ...late: Entry[]): void {
  loadThread(turn, conversationId, { status: "loading", late, heard: 0, attempt: 0 })
}

function loadThread(turn: Turn, conversationId: string, thread: Thread): void {
  if (turn.state.erased.has(conversationId)) return keep(turn, "threads", conversationId, erasedThread)
  keep(turn, "threads", conversationId, thread)
  if (thread.status !== "loading" || !isLive(turn.state)) return
  const heard = heardOf(turn.state, conversationId)
  keep(turn, "threads", conversationId, { ...thread, heard })
  ask(turn, { about: "entries", conversationId, cursor: null, heard })
  if (!turn.state.conversations.has(conversationId)) wantConversation(turn, conversationId)
}

export function wantOlder(turn: Turn, conversationId: string): void {
  const thread = turn.state.threads[conversationId]
  if (thread?.status !== "loaded" || thread.olderCursor === null || thread.older === "loading") return
  keep(turn, "threads", conversationId, { ...thread, older: "loading" })
  ask(turn, { about: "entries", conversationId, cursor: thread.olderCursor, heard: 0 })
}

/** Reads a conversation we only heard of; what is heard meanwhile is kept and added after. */
export function wantConversation(turn: Turn, conversationId: string, ...late: Entry[]): void {
  if (turn.state.erased.has(conversationId)) return
  const wanted = turn.state.wanted[conversationId]
  const before: Wanted = wanted ?? { late: [], attempt: 0, retryAt: null }
  keep(turn, "wanted", conversationId, { ...before, late: [...before.late, ...late] })
  if (wanted === undefined && isLive(turn.state)) ask(turn, { about: "conversation", conversationId })
}

/** A new line: whatever was not answered is asked again. */
export function askEverythingOpen(turn: Turn): void {
  askOpenLists(turn)
  for (const [id, thread] of Object.entries(turn.state.threads)) {
    if (thread.status === "loading") loadThread(turn, id, { ...thread, attempt: 0 })
    if (thread.status === "failed") reloadThread(turn, id)
    if (thread.status === "loaded" && thread.older === "loading") {
      keep(turn, "threads", id, { ...thread, older: "idle" })
      wantOlder(turn, id)
    }
  }
  for (const conversationId of Object.keys(turn.state.wanted)) ask(turn, { about: "conversation", conversationId })
}

/** Asks again what failed for a while, when its pause is over. */
export function askWhatIsDue(turn: Turn): void {
  if (!isLive(turn.state)) return
  const isDue = (it: { retryAt: number | null }) => it.retryAt !== null && turn.now >= it.retryAt
  askDueLists(turn)
  for (const [id, thread] of Object.entries(turn.state.threads)) {
    if (thread.status === "failed" && isDue(thread)) {
      loadThread(turn, id, { status: "loading", late: [], heard: 0, attempt: thread.attempt })
    }
  }
  for (const [conversationId, wanted] of Object.entries(turn.state.wanted)) {
    if (!isDue(wanted)) continue
    keep(turn, "wanted", conversationId, { ...wanted, retryAt: null })
    ask(turn, { about: "conversation", conversationId })
  }
}

/** How far this person has heard, in the terms of an answer's `asOf`. */
const heardOf = ({ viewer, cursor, conversations }: OrganizationState, conversationId: string): number =>
  viewer !== null && isStaff(viewer) ? (cursor ?? 0) : (conversations.get(conversationId)?.lastPosition ?? 0)

type WithoutGeneration<Q> = Q extends Question ? Omit<Q, "generation"> : never

export function ask(turn: Turn, question: WithoutGeneration<Question>): void {
  turn.do({ type: "fetch", question: { ...question, generation: turn.state.generation } })
}

/** Lets go of the thread opened longest ago, never of the one on screen. */
function makeRoom(turn: Turn): void {
  const { threads, watched } = turn.state
  const ids = Object.keys(threads)
  const oldest = ids.find(id => id !== watched)
  if (ids.length < limits.threadsKeptMax || oldest === undefined) return
  const { [oldest]: _gone, ...rest } = threads
  turn.set({ threads: rest })
}

export function keep(turn: Turn, what: "threads", id: string, value: Thread): void
export function keep(turn: Turn, what: "wanted", id: string, value: Wanted): void
export function keep(turn: Turn, what: "threads" | "wanted", id: string, value: Thread | Wanted): void {
  turn.set({ [what]: { ...turn.state[what], [id]: value } })
}

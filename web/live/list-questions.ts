import { limits } from "../../protocol/limits.ts"
import { type ListRef, listKey, viewOf } from "./list-ref.ts"
import { knownRows, type ListView } from "./list-rows.ts"
import { ask } from "./questions.ts"
import type { List, OrganizationState } from "./state.ts"
import { isLive, type Turn } from "./turn.ts"

const unloaded: List = { status: "unloaded" }

export const listIn = ({ lists }: Pick<OrganizationState, "lists">, of: ListRef): List => lists[listKey(of)] ?? unloaded

/** Opens a list. Asked now, or as soon as there is a line. */
export function wantList(turn: Turn, of: ListRef): void {
  const list = listIn(turn.state, of)
  makeRoom(turn, listKey(of))
  if (list.status === "unloaded" || list.status === "failed" || isOverBy(of, list)) loadList(turn, of, 0)
  // Looked at now: the last to make room.
  else keepList(turn, of, list)
}

/**
 * Who has waited long enough by now, nobody tells: such a list is asked for again whenever it is wanted. Not one that has been
 * read further than its first page: it would shrink under a hand, and who comes into it now comes in at its end.
 */
const isOverBy = ({ filter }: ListRef, list: List): boolean =>
  filter.waitMinutes !== undefined &&
  list.status === "loaded" &&
  list.nextCursor === null &&
  list.rows.length <= limits.pageItemsDefault

export function wantMore(turn: Turn, of: ListRef): void {
  const list = listIn(turn.state, of)
  if (list.status !== "loaded" || list.nextCursor === null || list.more === "loading") return
  keepList(turn, of, { ...list, more: "loading" })
  ask(turn, { about: "conversations", ...of, cursor: list.nextCursor, heard: 0 })
}

/** A new line: whatever was not answered is asked again. */
export function askOpenLists(turn: Turn): void {
  for (const list of Object.values(turn.state.lists)) {
    if (list.status === "loading" || list.status === "failed") loadList(turn, list.of, 0)
    if (list.status === "loaded" && list.more === "loading") {
      keepList(turn, list.of, { ...list, more: "idle" })
      wantMore(turn, list.of)
    }
  }
}

/** Asks again what failed for a while, when its pause is over. */
export function askDueLists(turn: Turn): void {
  for (const list of Object.values(turn.state.lists))
    if (list.status === "failed" && list.retryAt !== null && turn.now >= list.retryAt)
      loadList(turn, list.of, list.attempt)
}

function loadList(turn: Turn, of: ListRef, attempt: number): void {
  const { conversations, cursor } = turn.state
  const heard = cursor ?? 0
  keepList(turn, of, { status: "loading", of, ...knownRows(conversations, viewing(turn, of)), heard, attempt })
  if (isLive(turn.state)) ask(turn, { about: "conversations", ...of, cursor: null, heard })
}

export const viewing = ({ state, now }: Turn, of: ListRef): ListView => ({
  view: viewOf(of),
  viewerId: state.viewer?.userId ?? null,
  now,
})

/** The newest stands last. */
export function keepList(turn: Turn, of: ListRef, list: List): void {
  const { [listKey(of)]: _before, ...others } = turn.state.lists
  turn.set({ lists: { ...others, [listKey(of)]: list } })
}

/** Lets go of the list that was opened longest ago. */
function makeRoom(turn: Turn, key: string): void {
  const { lists } = turn.state
  const [oldest] = Object.keys(lists)
  if (key in lists || oldest === undefined || Object.keys(lists).length < limits.listsKeptMax) return
  const { [oldest]: _gone, ...rest } = lists
  turn.set({ lists: rest })
}

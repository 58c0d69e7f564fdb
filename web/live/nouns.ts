import { type Noun, noun } from "../../protocol/down.ts"
import type { OrganizationState } from "./state.ts"
import type { Turn } from "./turn.ts"

/** Something that pages have read by REST has changed. */
export function onChanged(turn: Turn, changed: Noun): void {
  turn.set({ changes: { ...turn.state.changes, [changed]: timesChanged(turn.state, changed) + 1 } })
}

/** While the line was down anything may have changed. Before the first line nothing was told that could have been missed. */
export function doubtNouns(turn: Turn): void {
  if (turn.state.sockets > 1) for (const one of noun.options) onChanged(turn, one)
}

/** How often a page has been told, or has had to assume, that it should read this again. */
const timesChanged = ({ changes }: OrganizationState, changed: Noun): number => changes[changed] ?? 0

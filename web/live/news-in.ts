import type { Entry } from "../../protocol/entry.ts"
import type { Happening } from "./event.ts"
import type { OrganizationState } from "./state.ts"

/** What was said for the first time in something that happened: what the line brought and the brain has taken in. */
export function newsIn(event: Happening, before: OrganizationState, after: OrganizationState): Entry[] {
  if (event.type !== "frame_received" || event.frame.type !== "entries") return []
  return event.frame.entries.filter(entry => isNew(entry, before, after))
}

/** Staff count the organization's numbers, customers the positions of each conversation. */
function isNew({ seq, position, conversationId }: Entry, before: OrganizationState, after: OrganizationState): boolean {
  if (seq !== undefined) return before.cursor !== null && seq > before.cursor && seq <= (after.cursor ?? 0)
  const [known, now] = [before.conversations.get(conversationId), after.conversations.get(conversationId)]
  if (known === undefined || now === undefined || position === null) return false
  return position > known.lastPosition && position <= now.lastPosition
}
